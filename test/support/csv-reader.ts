/** Reads CSV as RFC 4180 has it, written from the RFC and not from the writer. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let position = 0;
  while (position < text.length) {
    if (text[position] === '"' && field === '') {
      position += 1;
      for (;;) {
        if (position >= text.length) throw new Error('A quoted field does not end.');
        if (text.startsWith('""', position)) {
          field += '"';
          position += 2;
        } else if (text[position] === '"') {
          position += 1;
          break;
        } else {
          field += text[position];
          position += 1;
        }
      }
      if (![',', '\r', undefined].includes(text[position])) throw new Error('Text follows a quoted field.');
    } else if (text[position] === ',') {
      row.push(field);
      field = '';
      position += 1;
    } else if (text.startsWith('\r\n', position)) {
      rows.push([...row, field]);
      row = [];
      field = '';
      position += 2;
    } else {
      if (/["\r\n]/.test(text[position] ?? '')) throw new Error('A bare field holds what needs quotes.');
      field += text[position];
      position += 1;
    }
  }
  if (row.length > 0 || field !== '') throw new Error('The last row does not end.');
  return rows;
}

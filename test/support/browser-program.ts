/** Stands in for the system browser in tests with real processes: signs on at the address it is given, and keeps the last page. */
import { writeFileSync } from 'node:fs';
import { visitAs } from './visit.ts';

const [address = ''] = process.argv.slice(2);
const { TEST_PERSON = '{}', TEST_PAGE_FILE = '' } = process.env;
const page = await visitAs(JSON.parse(TEST_PERSON), address);
writeFileSync(TEST_PAGE_FILE, JSON.stringify(page));

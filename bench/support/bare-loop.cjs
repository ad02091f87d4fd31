// What a script of twenty lines does: follow the pages with node:http, parse them, print a record a line. The measure of `-O ndjson`.
const http = require('node:http');

const agent = new http.Agent({ keepAlive: true });

function get(url) {
  return new Promise((resolve, reject) => {
    http
      .get(
        url,
        { agent, headers: { authorization: 'Bearer token', accept: 'application/json' } },
        (response) => {
          const chunks = [];
          response.on('data', (chunk) => chunks.push(chunk));
          response.on('end', () => resolve(Buffer.concat(chunks).toString()));
          response.on('error', reject);
        },
      )
      .on('error', reject);
  });
}

async function main() {
  let url = process.argv[2];
  while (url) {
    const page = JSON.parse(await get(url));
    const lines = Object.values(page._embedded)[0]
      .map((record) => JSON.stringify(record))
      .join('\n');
    if (!process.stdout.write(`${lines}\n`))
      await new Promise((resolve) => process.stdout.once('drain', resolve));
    url = page._links.next?.href;
  }
  agent.destroy();
}

void main();

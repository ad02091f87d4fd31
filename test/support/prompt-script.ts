/** Run in a pseudo-terminal by the prompter's test: asks one question of the kind named in argv, answers on stdout's last line. */
import { CliError, cancelledError } from '../../src/core/errors.ts';
import { createInquirerPrompter } from '../../src/host/inquirer-prompter.ts';

const [kind] = process.argv.slice(2);
const ending = new AbortController();
process.on('SIGINT', () => ending.abort(cancelledError('interrupted')));
process.on('SIGTERM', () => ending.abort(cancelledError('terminated')));

const prompter = createInquirerPrompter({
  input: process.stdin,
  output: process.stderr,
  env: process.env,
  signal: ending.signal,
});

function validate(input: string): string | undefined {
  return input.includes(' ') ? `'${input}' has a space.` : undefined;
}

async function findPopulations(typed: string) {
  const names = ['Customers', 'Contractors', 'Staff\u001b[31m'];
  return names
    .filter((name) => name.toLowerCase().includes(typed.toLowerCase()))
    .map((name, index) => ({ value: `${index}:${typed}`, name }));
}

async function ask(): Promise<unknown> {
  switch (kind) {
    case 'text':
      return prompter.text({ message: 'New profile name', validate });
    case 'preset':
      return prompter.text({ message: 'Environment ID:', default: 'one' });
    case 'word':
      return prompter.text({ message: 'Name' });
    case 'two':
      return [
        await prompter.text({ message: 'First' }),
        await prompter.confirm({ message: 'Second?', default: true }),
      ];
    case 'secret':
      return prompter.secret({ message: 'Client Secret:', validate });
    case 'select':
      return prompter.select({
        message: 'Authentication Method:',
        default: 'b',
        choices: [
          { value: 'a', name: 'Authorization \u001b[31mCode' },
          { value: 'b', name: 'Device Code', description: 'Without a browser here' },
          { value: 'c', name: 'Client Credentials' },
        ],
      });
    case 'search':
      return prompter.search({ message: 'Select the population:', find: findPopulations });
    case 'confirm':
      return prompter.confirm({ message: 'Set new profile as active', default: false });
    default:
      throw new Error(`There is no question '${kind}'.`);
  }
}

try {
  process.stdout.write(`ANSWER ${JSON.stringify(await ask())}\n`);
} catch (error) {
  const code = error instanceof CliError ? error.facts.outcome : String(error);
  process.stdout.write(`REJECTED ${code}, ${process.stdin.isRaw ? 'raw' : 'cooked'}\n`);
}

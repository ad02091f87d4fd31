/** Prints how many tests of a vitest JSON report passed and failed, for the sum that continuous integration prints. */
import { readFileSync } from 'node:fs';

const [path = ''] = process.argv.slice(2);
const report: { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number } = JSON.parse(
  readFileSync(path, 'utf8'),
);
// A file that could not even be loaded has no tests to count, but it failed.
const failed = Math.max(report.numFailedTests, report.numFailedTestSuites > 0 ? 1 : 0);
process.stdout.write(`${report.numPassedTests} ${failed}\n`);

// Asks the registry for known vulnerabilities of what is installed for production; from "high" on it fails.
// A registry that does not offer that is told of, and does not fail.
import { spawnSync } from 'node:child_process';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' });
let report;
try {
  report = JSON.parse(stdout);
} catch {
  report = {};
}
const counts = report.metadata?.vulnerabilities;
if (!counts) {
  process.stderr.write(
    `NOT AUDITED: the registry does not tell of vulnerabilities (${report.message ?? 'no answer'})\n`,
  );
  process.exit(0);
}
process.stdout.write(`Known vulnerabilities: ${JSON.stringify(counts)}\n`);
process.exit(counts.high + counts.critical > 0 ? 1 : 0);

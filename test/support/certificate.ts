/** A certificate for 127.0.0.1 that nobody trusts, made by openssl and gone with its folder. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Certificate {
  /** PEM. */
  key: string;
  cert: string;
  /** What `NODE_EXTRA_CA_CERTS` takes. */
  file: string;
}

export function makeCertificate(folder: string): Certificate {
  const key = join(folder, 'key.pem');
  const file = join(folder, 'cert.pem');
  const algorithm = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const name = ['-subj', '/CN=pingcli test', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...algorithm, ...name, '-keyout', key, '-out', file], {
    stdio: 'pipe',
  });
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(file, 'utf8'), file };
}

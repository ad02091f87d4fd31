/** Certificates of the test's own for TLS servers on this machine, made by OpenSSL: good ones, and each kind of bad one. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Certificate {
  /** PEM, as servers take them. */
  key: string;
  cert: string;
  /** The certificate as a file, for `NODE_EXTRA_CA_CERTS`. */
  file: string;
}

/** Why there are none here; undefined where there are. `PINGCLI_REQUIRE_ALL_TESTS=1` makes that an error. */
export function missingOpenssl(): string | undefined {
  const isThere = (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => existsSync(join(folder, 'openssl')));
  if (isThere) return undefined;
  if (process.env.PINGCLI_REQUIRE_ALL_TESTS === '1') throw new Error('openssl is not installed');
  return 'openssl is not installed';
}

function configuration(folder: string, name: string): string {
  return `[ca]
default_ca = own
[own]
database = ${folder}/index
new_certs_dir = ${folder}
default_md = sha256
policy = any
rand_serial = yes
unique_subject = no
[any]
commonName = supplied
[req]
distinguished_name = nobody
[nobody]
[extensions]
subjectAltName = ${name}
basicConstraints = CA:true
`;
}

/**
 * Signed by itself.
 * @param folder One of its own, where the files stay.
 * @param name `IP:127.0.0.1` or `DNS:…`
 * @param isExpired It was good for a day in 2020.
 */
export function makeCertificate(folder: string, name = 'IP:127.0.0.1', isExpired = false): Certificate {
  const path = (file: string): string => join(folder, file);
  const openssl = (...words: string[]): void => {
    execFileSync('openssl', words, { cwd: folder, stdio: 'ignore' });
  };
  writeFileSync(path('index'), '');
  writeFileSync(path('openssl.cnf'), configuration(folder, name));
  openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'key.pem');
  openssl(
    'req',
    '-new',
    '-config',
    'openssl.cnf',
    '-key',
    'key.pem',
    '-subj',
    '/CN=local',
    '-out',
    'request.pem',
  );
  const day = 86_400_000;
  const dateOf = (time: number): string => `${new Date(time).toISOString().replaceAll(/[-:T]|\.\d+/g, '')}`;
  const [from, to] = isExpired
    ? ['20200101000000Z', '20200102000000Z']
    : [dateOf(Date.now() - day), dateOf(Date.now() + day)];
  const files = ['-config', 'openssl.cnf', '-in', 'request.pem', '-keyfile', 'key.pem', '-out', 'cert.pem'];
  openssl(
    'ca',
    '-batch',
    '-selfsign',
    '-notext',
    ...files,
    '-extensions',
    'extensions',
    '-startdate',
    from,
    '-enddate',
    to,
  );
  return {
    key: readFileSync(path('key.pem'), 'utf8'),
    cert: readFileSync(path('cert.pem'), 'utf8'),
    file: path('cert.pem'),
  };
}

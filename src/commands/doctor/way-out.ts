/** What lies between here and PingOne: a proxy, and the certificates that are trusted. */
import { CliError } from '../../core/errors.ts';
import type { CommandContext } from '../command.ts';
import { type Check, type Finding, failed, ok } from './finding.ts';

export const proxy: Check = {
  name: 'proxy',
  async run(_, machine) {
    const { issuer, apiRoot } = await machine.endpoints();
    const addresses = [issuer, apiRoot].filter((address) => address !== undefined);
    if (addresses.length === 0) return [];
    const ways = addresses.map((address) => {
      const through = machine.proxyFor(address);
      const { host } = new URL(address);
      return {
        through,
        text: through === undefined ? `${host} is reached directly` : `${host} through ${through}`,
      };
    });
    if (ways.some(({ through }) => through !== undefined && !URL.canParse(through))) {
      return [
        failed(
          'proxy',
          'The environment names a proxy by something that is no URL',
          'Correct HTTPS_PROXY or HTTP_PROXY, for example: http://proxy.example.com:8080',
        ),
      ];
    }
    return [ok('proxy', [...new Set(ways.map(({ text }) => text))].join('; '))];
  },
};

const largestFile = 4 * 1024 * 1024;

async function extraCertificates(context: CommandContext, file: string): Promise<Finding> {
  // Node.js only warns where it cannot read the file, and then goes without.
  try {
    const count = (await context.readFile(file, largestFile)).split('-----BEGIN CERTIFICATE-----').length - 1;
    if (count > 0) return ok('certificates', `Also trusted: ${count} in ${file} (NODE_EXTRA_CA_CERTS)`);
    return failed(
      'certificates',
      `${file} holds no certificate in PEM format`,
      'Correct or unset NODE_EXTRA_CA_CERTS.',
    );
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return failed('certificates', error.message, 'Correct or unset NODE_EXTRA_CA_CERTS.');
  }
}

export const certificates: Check = {
  name: 'certificates',
  async run(context, machine) {
    const { extraFile, ofSystem, unchecked } = machine.certificates;
    if (unchecked) {
      return [
        failed(
          'certificates',
          'NODE_TLS_REJECT_UNAUTHORIZED=0 switches off the check of server certificates, so pingcli sends nothing',
          'Unset it; name a private CA in NODE_EXTRA_CA_CERTS, or set NODE_USE_SYSTEM_CA=1.',
        ),
      ];
    }
    const own = `Trusted: those of Node.js${ofSystem ? ' and of the operating system' : ''}`;
    return [
      ok('certificates', own),
      ...(extraFile === undefined ? [] : [await extraCertificates(context, extraFile)]),
    ];
  },
};

/** The versions of pingcli and of the Node.js that runs it. */
import { isSupportedNode, supportedNode } from '../../core/node-floor.ts';
import { type Check, failed, ok } from './finding.ts';

const systems = { linux: 'Linux', darwin: 'macOS', win32: 'Windows', other: 'this system' } as const;

export const versions: Check = {
  name: 'versions',
  async run(_, { platform }) {
    const { nodeVersion, os, packageVersion } = platform;
    const node = nodeVersion.replace(/^v/, '');
    return [
      ok('pingcli', `${packageVersion} on ${systems[os]}`),
      isSupportedNode(node)
        ? ok('Node.js', node)
        : failed('Node.js', `${node} is not supported`, `Install Node.js ${supportedNode}.`),
    ];
  },
};

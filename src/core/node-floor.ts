/** The versions of Node.js that pingcli runs on: what `engines` in package.json says, as a question and as a sentence. */

export const supportedNode = '22.22.2 or later of 22, 24.15 or later of 24, or 26 and later';

/** @param version - As Node.js gives it: `v24.15.0`, with or without the `v`. */
export function isSupportedNode(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.replace(/^v/, '').split('.').map(Number.parseFloat);
  if (major === 22) return minor > 22 || (minor === 22 && patch >= 2);
  if (major === 24) return minor >= 15;
  return major >= 26;
}

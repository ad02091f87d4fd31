/** The version of this package, as its manifest has it. */
import manifest from '../../package.json' with { type: 'json' };

export const packageVersion: string = manifest.version;

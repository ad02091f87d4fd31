/** The bundle: one small entry and lazy chunks, so that a command loads only what it needs. */
import { build, type Metafile } from 'esbuild';

/** @returns esbuild's account of what went where. */
export async function bundle(outDirectory: string): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: ['src/main.ts'],
    outdir: outDirectory,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    minify: true,
    metafile: true,
    legalComments: 'none',
    // Its binary lies in a package of its own per platform, so it stays a dependency.
    external: ['@napi-rs/keyring'],
    // Some bundled packages are CommonJS and ask for Node.js modules by `require`.
    banner: {
      js: "import{createRequire as $createRequire}from'node:module';const require=$createRequire(import.meta.url);",
    },
  });
  return metafile;
}

/** The package that a bundled file comes from; undefined for our own source. */
export function packageOf(input: string): string | undefined {
  return /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
}

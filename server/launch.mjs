// Runs a program of the server: `node server/launch.mjs [main|seed]`. What npm run build made runs if it was made of
// the sources as they are. A server whose sources have changed builds itself first. Without the packages or the generated
// code for that, the sources themselves run.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { build, bundleOf, isBuilt, sourceOf } from './build.mjs';
import { isGenerated } from './made-from.mjs';

const [, , program = 'main'] = process.argv;

/** Whether a package is installed. Those for development need not be. */
function installed(name) {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** Builds, if it can be done. Nothing has begun yet that a signal would have to end with care. */
async function built() {
  if (isBuilt()) return true;
  if (program !== 'main' || !installed('esbuild') || !isGenerated()) return false;
  const leave = () => process.exit(0);
  process.once('SIGTERM', leave).once('SIGINT', leave);
  try {
    await build();
    return true;
  } catch {
    // For example on a file system that cannot be written. The sources will say what is wrong with them.
    return false;
  } finally {
    process.off('SIGTERM', leave).off('SIGINT', leave);
  }
}

process.argv.splice(2, 1);
if (await built()) {
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(bundleOf(program)).href);
} else if (process.features.typescript || installed('tsx')) {
  // Others on this machine may share the temporary folder, where tsx would keep compiled code.
  process.env.TSX_DISABLE_CACHE = '1';
  if (!process.features.typescript) (await import('tsx/esm/api')).register();
  await import(pathToFileURL(sourceOf(program)).href);
} else {
  console.error(
    'The server is not built. Install everything and build it with npm ci && npm run build; npm prune --omit=dev then removes what the server does not need.',
  );
  process.exit(1);
}

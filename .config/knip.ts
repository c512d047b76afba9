import type { KnipConfig } from 'knip';

/**
 * `npm run check` refuses files that nothing imports, exports that no other file uses, and packages that are not used.
 */
const config: KnipConfig = {
  workspaces: {
    '.': {
      entry: [
        'prisma/{seed,names,migration}.ts',
        // npm start runs it by path, and it the programs.
        'server/launch.mjs',
        'server/main.ts',
        // Prisma's command starts it as its schema engine, see .config/prisma.ts.
        'prisma/engine.mjs',
        'prisma/engine/main.ts',
        'tests/bench/*.ts',
        'tests/**/*.{test,test-d}.ts',
        // Tests start these two in processes of their own, by path.
        'tests/prisma/hold.ts',
        'tests/client/react/app.tsx',
      ],
      project: [
        'server/**/*.{ts,mjs}',
        '!server/dist/**',
        'prisma/**/*.{ts,mjs}',
        'tests/**/*.{ts,tsx}',
        '.config/*.ts',
      ],
      ignoreDependencies: [
        // A test runs its command, `attw`, by path.
        '@arethetypeswrong/cli',
        // A peer of the client that its consumers may leave out; here the client is built and tested with it.
        '@urql/exchange-graphcache',
        // A test uses it as the client's README says, and runs its command by path.
        'gql.tada',
      ],
    },
    // Generated code, which is not committed, imports document.ts.
    client: { entry: ['document.ts'], project: ['**/*.{ts,tsx}'] },
  },
  include: ['files', 'exports', 'types', 'dependencies', 'unlisted', 'unresolved'],
  // The client's optional peers are named by its own package.json.
  exclude: ['optionalPeerDependencies'],
};

export default config;

import type { Database } from '../../server/database/database.ts';

/** Takes a connection of the pool until it is told to give it back. */
export async function holdConnection({ prisma }: Database): Promise<() => Promise<void>> {
  let release = () => {};
  let holding: Promise<void> | undefined;
  await new Promise<void>((began) => {
    holding = prisma.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT 1`;
        await new Promise<void>((resolve) => {
          release = resolve;
          began();
        });
      },
      { timeout: 100_000 },
    );
  });
  return async () => {
    release();
    await holding;
  };
}

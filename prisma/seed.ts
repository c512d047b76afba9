import { DocumentError } from '../server/import/problem.ts';
import { seedCommand } from '../server/start/seed.ts';

// `npx prisma db seed` runs this file. `npx prisma db seed -- --check` checks the seeds and needs no database.
seedCommand(process.argv.slice(2)).catch((error: Error) => {
  const count = error instanceof DocumentError ? error.problems.length : 0;
  const lead = count > 0 ? `${count} ${count === 1 ? 'problem' : 'problems'}, nothing was written:\n` : '';
  console.error(`${lead}${error.message}`);
  process.exitCode = 1;
});

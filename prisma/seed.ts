import { DocumentError } from '../server/import/problem.ts';
import { seedCommand } from '../server/start/seed.ts';

// `npx prisma db seed` runs this file.
seedCommand().catch((error: Error) => {
  const count = error instanceof DocumentError ? error.problems.length : 0;
  const lead = count > 0 ? `${count} ${count === 1 ? 'problem' : 'problems'}, nothing was written:\n` : '';
  console.error(`${lead}${error.message}`);
  process.exitCode = 1;
});

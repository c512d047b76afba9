import { readdirSync, readFileSync } from 'node:fs';
import { projectFile } from '../support/app.ts';

/** One example of the documentation. */
export interface Example {
  /** Where it stands. */
  place: string;
  language: 'ts' | 'tsx';
  /** It needs `npx graphql-codegen` before it compiles; its fence says `ts generated`. */
  generated: boolean;
  code: string;
  /** What it says it prints, line by line: what follows `// →`. */
  prints: string[];
}

/** Every example in the project's README.md, the client's, and the doc comments of the client. */
export function examples(): Example[] {
  const sources = readdirSync(projectFile('client'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => /(^README\.md|\.ts)$/.test(name) && !/^(generate|generated|dist|node_modules)\b/.test(name),
  );
  const files = ['README.md', ...sources.sort().map((name) => `client/${name}`)];
  return files.flatMap((name) => {
    const text = readFileSync(projectFile(name), 'utf8');
    const comments = name.endsWith('.md') ? [text] : (text.match(/\/\*\*[\s\S]*?\*\//g) ?? []).map(unstarred);
    const fences = comments.flatMap((comment) => [
      ...comment.matchAll(/^```(tsx?)( generated)?\n([\s\S]*?)^```$/gm),
    ]);
    return fences.map(([, language, generated, code = ''], i) => ({
      place: `${name} ${i + 1}`,
      language: language as Example['language'],
      generated: generated !== undefined,
      code,
      prints: [...code.matchAll(/\/\/ → (.*)$/gm)].map(([, line = '']) => line),
    }));
  });
}

/** A doc comment without its stars. */
function unstarred(comment: string): string {
  return comment.replace(/^ *\* ?/gm, '').replace(/^\/\*\*|\*\/$/g, '');
}

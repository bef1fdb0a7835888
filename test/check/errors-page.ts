import { ERRORS } from '../../src/core/error-catalogue';

const HEAD = `# Errors

Every error ends in a code. This page says what the codes mean; the error itself says where, with which value, and what to write instead:

\`\`\`text
[construct/path] prop.path: what is wrong, with the value; what to do instead (Code)
\`\`\`

Generated from \`src/core/error-catalogue.ts\` by \`npm run docs\`.
`;

/** docs/errors.md: a heading per code, so that a link can point at one. */
export function errorsPage(): string {
  return [HEAD, ...Object.entries(ERRORS).map(([code, meaning]) => `## ${code}\n\n${meaning}\n`)].join('\n');
}

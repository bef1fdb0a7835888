import { CAPABILITIES } from './capabilities';
import { OPERATORS } from './operators';
import { Part } from './part';
import { PARTS } from './parts';

const HEAD = `# What living Prows have, and how it is said here

Eight Prows whose configuration is public were read, part by part. Who runs one of them, or one like it, finds each part here with its word in this library, or with the reason why there is none. ● stands for those that have it.

Generated from \`test/check/operators\` by \`npm run docs\`; a test sees that each word is in the public API.
`;

/** docs/operators.md. */
export function operatorsPage(): string {
  const names = OPERATORS.map(({ name }) => name);
  return [
    HEAD,
    '## Who was read\n',
    '| Prow | repository | at | config.yaml | plugins.yaml | objects |', '|---|---|---|---|---|---|',
    ...OPERATORS.map(({ name, repository, commit, date, config, plugins, around }) => `| ${[
      name, repository.split(', ').map((one) => `[${one}](https://github.com/${one})`).join(', '), `${commit} of ${date}`, `\`${config}\``, `\`${plugins}\``, around,
    ].join(' | ')} |`), '',
    ...Object.entries(PARTS).flatMap(([chapter, parts]) => [
      `## ${chapter}\n`,
      `| part | ${names.join(' | ')} | word |`, `|---|${names.map(() => ':-:').join('|')}|---|`,
      ...parts.map((part) => `| ${[part.name, ...OPERATORS.map(({ letter }) => (part.usedBy.includes(letter) ? '●' : '')), said(part)].join(' | ')} |`), '',
    ]),
    '## By capability\n',
    'What nine pairs of config.yaml and plugins.yaml, ten sets of jobs and six sets of manifests were found to use, and which part above it is.\n',
    '| capability | used by | parts |', '|---|---|---|',
    ...Object.entries(CAPABILITIES).map(([capability, share]) => `| ${capability} | ${share} | ${
      allParts().filter(({ capabilities }) => capabilities.includes(capability)).map(({ name }) => name).join('; ')} |`), '',
  ].join('\n');
}

export function allParts(): readonly Part[] {
  return Object.values(PARTS).flat();
}

function said({ words, note }: Part): string {
  return [words.map((word) => `\`${word}\``).join(', '), note].filter((one) => one !== undefined && one !== '').join(': ');
}

import { manifestFile } from '../../core/upstream/upstream-manifest-plan';
import { ApplyStage } from './apply-plan';

/** The text of \`apply.sh --help\`, as a shell function. */
export function applyUsage(stages: readonly ApplyStage[]): string {
  const files = stages.flatMap(({ manifests }) => manifests.map(manifestFile));
  const options = [
    ['--from STAGE', 'begin there; with --delete, end there'],
    ['--dry-run', 'let the API server check everything and keep nothing'],
    ['--diff', 'show what would change; ends with 1 when something would, with 2 when nobody can tell'],
    ['--delete', 'delete everything, last stage first; asks before it begins'],
    ['--yes', 'do not ask'],
    ...(files.length === 0 ? [] : [
      ['--with-upstream', 'delete what other projects publish too'],
      ['--download DIR', 'put what other projects publish into a folder, and do nothing else'],
      ['--manifests DIR', `take it from that folder, without a network: ${files.join(', ')}`],
    ]),
    ['--timeout SECONDS', 'how long to wait for each thing, 600 unless given'],
    ['--context NAME', 'context of the kubeconfig'],
    ['--kubeconfig FILE', 'kubeconfig'],
    ['-h, --help', 'show this text'],
  ];
  const width = Math.max(...options.map(([option]) => option.length));
  return `usage() {
  cat <<'END'
Usage: sh apply.sh [OPTION]...

Applies the YAML beside it stage by stage, and waits after each until it works.

Stages: ${stages.map(({ name }) => name).join(', ')}

${options.map(([option, help]) => `  ${option.padEnd(width)}  ${help}`).join('\n')}
END
}`;
}

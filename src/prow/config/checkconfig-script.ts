/** Something in a repository that becomes job config. */
export interface CheckedPath {
  /** A file, or a folder with a slash at its end. */
  readonly path: string;
  /** The key that a file gets, where it is not its own name. */
  readonly key?: string;
  /** Whether keys of files in a folder are whole paths, so that names need not differ. */
  readonly fullPath: boolean;
}

/** Whether Prow's checker cannot read it as it lies there: it takes one file or folder, and in a folder no two files of one name. */
export function isGathered([first, ...others]: readonly CheckedPath[]): boolean {
  return others.length > 0 || (first.fullPath && first.path.endsWith('/'));
}

/**
 * Lines of a shell that lay files side by side, as config-updater does, and check all together: all jobs of a Prow have one name each. What a pull request
 * deletes is not there any more. The image has a shell. Source: prow pkg/config/config.go, ReadJobConfig, and .ko.yaml at a61940897.
 */
export function gathering(paths: readonly CheckedPath[], program: string, flags: readonly string[]): string {
  return [
    'set -eu',
    'jobs=$(mktemp -d)',
    'take() { if [ -e "$1" ]; then mkdir -p "$jobs/$(dirname "$2")"; cp -R "$1" "$jobs/$2"; fi; }',
    ...paths.map(({ path, key, fullPath }) => {
      const from = `./${path.replace(/\/$/, '')}`;
      if (path.endsWith('/') && fullPath) return `find ${quoted(from)} -type f | while read -r file; do take "$file" "./$(echo "$file" | cut -c3- | tr / -)"; done`;
      return `take ${quoted(from)} ${quoted(key === undefined ? from : from.replace(/[^/]*$/, () => key))}`;
    }),
    `exec ${program} ${flags.join(' ')} --job-config-path="$jobs"`,
  ].join('\n');
}

function quoted(word: string): string {
  return `'${word.replaceAll('\'', '\'\\\'\'')}'`;
}

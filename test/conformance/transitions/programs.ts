import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What `apply.sh` calls, without what has checks of its own: here no workload runs, so that whatever is asked whether it runs, is done or answers
 * says so at once. All else is kubectl itself. It finds changes by its own types, which is the same in an eighth of the time.
 */
const KUBECTL = `#!/bin/sh
case " $* " in
  ' rollout status '* | ' wait '* | ' create --dry-run=server '*) exit 0 ;;
  ' get job '*) echo Complete; exit 0 ;;
  ' get '*' --ignore-not-found '*) ;;
  ' get '*' --output=name '*) exit 0 ;;
  ' apply --server-side '*) ;;
  ' apply '*) shift; set -- apply --openapi-patch=false "$@" ;;
esac
exec "$KUBECTL" "$@"
`;
/** The sum that a stand-in says of itself. */
const SHA256SUM = '#!/bin/sh\nread -r _ sum\ncat >/dev/null\necho "$sum  -"\n';

/** A folder for the beginning of PATH. */
export function programs(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries({ kubectl: KUBECTL, sha256sum: SHA256SUM })) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

import { HOOKS_OWN_ANSWER } from '../../../src/platform/delivery/hook-answer';
import type { UserShell } from './user-shell';

/** The arguments that a program of somebody else is called with, and what it prints then. */
export type Answers = Readonly<Record<string, string>>;

/** Answers what it was told to, where the files that it is given are there; to everything else it says no. */
export function standIn(shell: UserShell, name: string, answers: Answers): void {
  const cases = Object.entries(answers).map(([args, answer]) => {
    const files = args.split(' ').filter((arg) => arg.startsWith('cluster/'));
    return `  ${quoted(args)}) ${files.map((file) => `[ -s ${file} ] || { echo "${name}: there is no ${file}"; exit 97; }; `).join('')}printf '%s' ${quoted(answer)} ;;\n`;
  });
  shell.program(name, `case "$*" in\n${cases.join('')}  *) echo "${name} was asked: $*"; exit 97 ;;\nesac\n`);
}

/** cp that does not touch the machine; elsewhere it is cp. */
export function standInForCp(shell: UserShell): void {
  shell.program('cp', `case "$2" in
  /etc/modules-load.d/*.conf | /etc/sysctl.d/*.conf) [ $# -eq 2 ] && [ -s "$1" ] || exit 97 ;;
  *) exec /bin/cp "$@" ;;
esac
`);
}

/** kubectl, with answers of its own where kubelets would give them: of Services, workloads and containers that are there. */
export function standInForKubelets(shell: UserShell): void {
  shell.program('kubectl', `case " $* " in
  *' port-forward '* | *' logs '* | *' exec '*) ;;
  *) exec "$kubectl" "$@" ;;
esac
no() { echo "kubectl was asked: $*"; exit 97; }
[ "$1" = --namespace ] || no "$@"
case $3 in
  port-forward)
    [ $# -eq 5 ] || no "$@"
    ports=$("$kubectl" --namespace "$2" get "$4" --output='go-template={{range .spec.ports}}{{.port}} {{end}}')
    case " $ports" in *" \${5#*:} "*) echo "Forwarding from 127.0.0.1:\${5%:*} -> \${5#*:}" ;; *) no "$@" ;; esac
    ;;
  logs)
    [ $# -eq 4 ] && "$kubectl" --namespace "$2" get "$4" --output=name >/dev/null || no "$@"
    ;;
  exec)
    containers=$("$kubectl" --namespace "$2" get "$4" --output='go-template={{range .spec.template.spec.containers}}{{.name}} {{end}}')
    [ "$5 $7" = '--container --' ] || no "$@"
    case " $containers" in *" $6 "*) ;; *) no "$@" ;; esac
    shift 7
    case $* in
      'cilium-dbg status --brief') echo OK ;;
      'cilium-dbg status') printf 'Kubernetes:             Ok\\nKubeProxyReplacement:   True   [eth0]\\n' ;;
      *) no "$@" ;;
    esac
    ;;
  *) no "$@" ;;
esac
`);
}

/** curl as apply.sh and a user call it: for what other projects publish, and for hook. */
export function standInForCurl(shell: UserShell, published: Answers, hookUrl: string | undefined): void {
  const cases = Object.entries(published).map(([url, file]) => `  ${quoted(url)}) file=${quoted(file)} ;;\n`);
  const hook = hookUrl === undefined ? '' : `[ "$*" != ${quoted(`--silent --show-error --data  ${hookUrl}`)} ] || { echo '${HOOKS_OWN_ANSWER}'; exit 0; }\n`;
  shell.program('curl', `${hook}for url do :; done
case $url in
${cases.join('')}  *) echo "curl was asked: $*" >&2; exit 97 ;;
esac
[ "$1 $2 $3 $4 $5 $6 $7 $8 $9 \${10}" = '--fail --silent --show-error --location --proto-redir =https --connect-timeout 30 --retry 2' ] || exit 97
[ "\${11}" = --output ] && [ $# -eq 13 ] && exec /bin/cp "$file" "\${12}"
exit 97
`);
}

function quoted(text: string): string {
  return `'${text.replaceAll('\'', '\'\\\'\'')}'`;
}

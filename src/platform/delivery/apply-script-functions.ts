/** Shell functions that every `apply.sh` has. */
export const FUNCTIONS = `
say() { printf '%s\\n' "$*"; }
fail() { printf 'apply.sh: %s%s\\n' "\${stage:+stage $stage: }" "$*" >&2; exit 1; }
wrong() { printf 'apply.sh: %s\\n' "$*" >&2; exit 2; }

kube() { kubectl \${context:+"--context=$context"} \${kubeconfig:+"--kubeconfig=$kubeconfig"} "$@"; }

# put WHAT FILE [OPTION]...: applies a file and waits for what is in it, or shows what that would do
put() {
  what=$1 file=$2
  shift 2
  if [ "$action" = diff ]; then
    code=0
    kube diff "$@" --filename="$file" || code=$?
    case $code in
      0) ;;
      1) differs=yes ;;
      *) trouble ;;
    esac
  elif [ "$dry_run" = yes ]; then
    kube apply --dry-run=server "$@" --filename="$file" || trouble
  else
    say "apply    $what"
    kube apply "$@" --filename="$file" || fail "$what was not applied as a whole; the lines above say why"
    settle "$file"
  fi
}

# trouble: notes a stage of which nobody can tell yet what it would do
trouble() { troubled="$troubled $stage"; }

# own FILE: a file beside this script
own() { [ "$action" = fetch ] || put "$1" "$here/$1"; }

# remove FILE
remove() {
  say "delete   $1"
  if [ "$dry_run" = yes ]; then set -- "$1" "$2" --dry-run=server; fi
  file=$2
  shift 2
  kube delete "$@" --ignore-not-found --wait=true --timeout="\${timeout}s" --filename="$file" 2>"$work/errors" || gone ||
    { cat "$work/errors" >&2; fail 'not everything was deleted; the lines above say why'; }
}

# gone: true when all that kubectl complains of is that there are no such kinds any more
gone() { [ -s "$work/errors" ] && ! grep -v -e 'no matches for kind' -e 'ensure CRDs are installed first' -e "the server doesn't have a resource type" "$work/errors" >/dev/null; }

# used CRD...: true when there are objects of one of them
used() {
  for crd do
    found=$(kube get customresourcedefinition "$crd" --ignore-not-found --output=name) || fail "cannot tell whether there is a CRD $crd"
    [ -n "$found" ] || continue
    found=$(kube get "$crd" --all-namespaces --output=name) || fail "cannot tell whether there are $crd"
    [ -z "$found" ] || return 0
  done
  return 1
}

# settle FILE: waits until the CRDs in it are served and the workloads in it run, or for one kind of them alone
settle() {
  kube get --filename="$1" --ignore-not-found --output="go-template=$objects" >"$work/objects" || fail "cannot read what was applied from $1"
  while read -r kind namespace name <&3; do
    [ -z "$only" ] || [ "$only" = "$kind" ] || continue
    case $kind in
      CustomResourceDefinition) established "$name" ;;
      Deployment) running deployment "$namespace" "$name" ;;
      DaemonSet) running daemonset "$namespace" "$name" ;;
      StatefulSet) running statefulset "$namespace" "$name" ;;
      *) ;;
    esac
  done 3<"$work/objects"
}

# established CRD: kubectl takes it for an error that a CRD which was just made says nothing of itself yet
established() {
  waited=0
  until kube wait --for=condition=Established --timeout="\${timeout}s" "customresourcedefinition/$1" >"$work/answer" 2>&1; do
    if ! grep 'accessor error' "$work/answer" >/dev/null || [ "$waited" -ge "$timeout" ]; then
      cat "$work/answer" >&2
      fail "the CRD $1 is not served after $timeout seconds"
    fi
    sleep 1
    waited=$((waited + 1))
  done
}

# running KIND NAMESPACE NAME
running() {
  kube rollout status "$1/$3" --namespace="$2" --timeout="\${timeout}s" >"$work/answer" 2>&1 ||
    { cat "$work/answer" >&2; fail "$1 $2/$3 does not run after $timeout seconds; \\"kubectl --namespace=$2 describe pods\\" tells why, and \\"sh apply.sh --from $stage\\" goes on"; }
  say "running  $1 $2/$3"
}
`;

/** For stages whose objects need somebody else's kinds. */
export const NEED = `
# need NAME HOW CRD...: stops before objects of kinds that the cluster does not have
need() {
  [ "$action" != fetch ] || return 0
  name=$1 how=$2
  shift 2
  for crd do
    found=$(kube get customresourcedefinition "$crd" --ignore-not-found --output=name) || fail "cannot tell whether there is a CRD $crd"
    if [ -n "$found" ]; then
      [ "$action$dry_run" != applyno ] || established "$crd"
    elif [ "$action$dry_run" = applyno ]; then
      fail "$name is missing, there is no CRD $crd; $how, and go on with \\"sh apply.sh --from $stage\\""
    else
      say "missing  $name: there is no CRD $crd"
    fi
  done
}
`;

/** For manifests that others publish. */
export const UPSTREAM = `
# fetch NAME VERSION SUM URL: leaves the file as $fetched
fetch() {
  if [ -n "$manifests" ]; then
    fetched=$manifests/$1-$2.yaml
    [ -f "$fetched" ] || fail "$fetched is missing; \\"sh apply.sh --download DIR\\" makes it where there is a network"
  else
    fetched=$work/$1-$2.yaml
    [ -s "$fetched" ] || download "$4" "$fetched" || fail "$1 $2 cannot be downloaded from $4"
  fi
  [ -s "$fetched" ] || fail "$fetched is empty"
  [ -z "$3" ] || [ "$(sum "$fetched")" = "$3" ] || fail "$1 $2 has another SHA-256 than $3; it is not what was chosen, and nothing of it is applied"
}

# download URL FILE
download() {
  say "download $1"
  if command -v curl >/dev/null; then
    curl --fail --silent --show-error --location --proto-redir =https --connect-timeout 30 --retry 2 --output "$2.part" "$1" || return 1
  elif command -v wget >/dev/null; then
    wget -q -O "$2.part" "$1" || return 1
  else
    fail 'neither curl nor wget is on the PATH; install one, or give --manifests'
  fi
  mv "$2.part" "$2"
}

# sum FILE: its SHA-256
sum() {
  if command -v sha256sum >/dev/null; then sha256sum <"$1" | cut -d ' ' -f 1
  elif command -v shasum >/dev/null; then shasum -a 256 <"$1" | cut -d ' ' -f 1
  else openssl dgst -sha256 -r <"$1" | cut -d ' ' -f 1
  fi
}

# upstream NAME VERSION SUM URL [OPTION]...: what another project publishes
upstream() {
  fetch "$1" "$2" "$3" "$4"
  title="$1 $2"
  shift 4
  case $action in
    fetch)
      if [ -n "$download" ]; then
        cp "$fetched" "$download/"
        say "have     $download/\${fetched##*/}"
      fi
      ;;
    delete) remove "$title" "$fetched" ;;
    *) put "$title" "$fetched" "$@" ;;
  esac
}
`;

/** For manifests that are applied before there is a network for their pods. */
export const CATCH_UP = `
# catch_up NAME VERSION: waits for the workloads that could not run when their manifest was applied
catch_up() {
  [ "$action$dry_run" = applyno ] || return 0
  fetched=\${manifests:-$work}/$1-$2.yaml
  # --from may have left it out
  if [ -f "$fetched" ]; then settle "$fetched"; fi
}
`;

/** For manifests with a webhook. */
export const PROBE = `
# probe NAME JSON: sends an object that is not kept until a webhook takes it
probe() {
  [ "$action$dry_run" = applyno ] || return 0
  end=$(($(date +%s) + timeout))
  until printf '%s\\n' "$2" | kube create --dry-run=server --filename=- >"$work/answer" 2>&1; do
    [ "$(date +%s)" -lt "$end" ] || { cat "$work/answer" >&2; fail "the webhook of $1 does not answer after $timeout seconds"; }
    sleep 1
  done
  say "answers  webhook of $1"
}
`;

/** For Jobs of ours, whose work the next stage needs. */
export const DONE = `
# completed NAMESPACE JOB
completed() {
  [ "$action$dry_run" = applyno ] || return 0
  end=$(($(date +%s) + timeout))
  while :; do
    found=$(kube get job "$2" "--namespace=$1" --output='jsonpath={.status.conditions[?(@.status=="True")].type}') || fail "cannot tell whether job $1/$2 is done"
    case " $found " in
      *' Complete '*) say "done     job $1/$2"; return 0 ;;
      *' Failed '*) fail "job $1/$2 failed; \\"kubectl --namespace=$1 logs job/$2\\" tells why, and after \\"kubectl --namespace=$1 delete job $2\\" \\"sh apply.sh --from $stage\\" tries again" ;;
      *) ;;
    esac
    [ "$(date +%s)" -lt "$end" ] || fail "job $1/$2 is not done after $timeout seconds; \\"kubectl --namespace=$1 describe job $2\\" tells why"
    sleep 1
  done
}
`;

/** For manifests and objects whose controllers make CRDs or workloads. */
export const LATER = `
# later KIND NAMESPACE NAME: waits until a controller has made it, and then until it runs or is served
later() {
  [ "$action$dry_run" = applyno ] || return 0
  end=$(($(date +%s) + timeout))
  until kube get "$1" "$3" \${2:+"--namespace=$2"} --output=name >"$work/answer" 2>&1; do
    [ "$(date +%s)" -lt "$end" ] || { cat "$work/answer" >&2; fail "$1 $3 was not made after $timeout seconds"; }
    sleep 1
  done
  if [ "$1" = customresourcedefinition ]; then established "$3"; else running "$1" "$2" "$3"; fi
}
`;

import { ScriptInput } from './secrets-script-inputs';

/** Shell functions that every script has. */
export const FUNCTIONS = `
say() { printf '%s\\n' "$*"; }
fail() { printf 'secrets.sh: %s\\n' "$*" >&2; exit 1; }
wrong() { printf 'secrets.sh: %s\\n' "$*" >&2; exit 2; }

kube() { kubectl \${context:+"--context=$context"} \${kubeconfig:+"--kubeconfig=$kubeconfig"} "$@"; }

# look KIND NAMESPACE NAME KEY...: notes whether the object is missing, or one of its keys
look() {
  kind=$1 namespace=$2 name=$3
  shift 3
  found=$(kube get "$kind" "$name" --namespace="$namespace" --ignore-not-found --output="go-template={{.kind}} {{range \\$key, \\$value := .data}}{{\\$key}} {{end}}") ||
    fail "cannot tell whether $kind $namespace/$name exists"
  if [ -z "$found" ]; then
    : >"$work/missing/$kind.$namespace.$name"
    return
  fi
  for key do
    case $found in *" $key "*) ;; *) say "note     $kind $namespace/$name has no key $key; add it, or delete the $kind and run this again" ;; esac
  done
}

is_missing() { [ -e "$work/missing/$1.$2.$3" ]; }

lack() {
  printf 'secrets.sh: %s\\n' "$*" >&2
  lacking=yes
}

# random BYTES FILE: as many from the system's generator, in hexadecimal
random() {
  od -An -v -tx1 -N"$1" /dev/urandom | tr -d ' \\n' >"$work/$2"
  [ "$(($(wc -c <"$work/$2")))" -eq "$(($1 * 2))" ] || fail 'cannot read /dev/urandom'
}

namespace() {
  found=$(kube get namespace "$1" --ignore-not-found --output=name) || fail "cannot tell whether namespace $1 exists"
  if [ -n "$found" ]; then
    say "kept     namespace $1"
  elif [ "$dry_run" = yes ]; then
    say "missing  namespace $1"
  else
    # apply, not create: applying the YAML later warns about objects that were made in another way
    printf '{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"%s"}}\\n' "$1" | kube apply --filename=- >/dev/null
    say "made     namespace $1"
  fi
}

# create KIND NAMESPACE NAME --from-file=KEY=FILE...
create() {
  kind=$1 namespace=$2 name=$3
  shift 3
  if ! is_missing "$kind" "$namespace" "$name"; then
    say "kept     $kind $namespace/$name"
  elif [ "$dry_run" = yes ]; then
    say "missing  $kind $namespace/$name"
  else
    if [ "$kind" = secret ]; then set -- generic "$name" "$@"; else set -- "$name" "$@"; fi
    kube create "$kind" "$@" --namespace="$namespace" >/dev/null
    say "made     $kind $namespace/$name"
  fi
}
`;

/** Takes a file that the user names: read once, so that it may be a pipe; never named in a message, in case somebody gave the value itself. */
export const TAKE_FILE = `
# take_file OPTION FILE COPY
take_file() {
  if [ -d "$2" ] || ! cat -- "$2" >"$work/$3" 2>/dev/null; then wrong "$1: the file cannot be read"; fi
  [ -s "$work/$3" ] || wrong "$1: the file is empty"
}
`;

/** Writes a value into JSON without showing it. */
export const JSON_TEXT = `
# json_text FILE: its content as it stands between the quotes of a JSON string
json_text() { sed 's/["\\\\]/\\\\&/g' "$work/$1" | tr -d '\\n'; }
`;

/** Functions that take one kind of input each. */
export const TAKE: Readonly<Record<ScriptInput['take'], string>> = {
  take_number: `
take_number() {
  case $2 in *[!0-9]*) wrong "$1: the number has digits only" ;; esac
  printf '%s' "$2" >"$work/$3"
}
`,
  take_word: `
take_word() {
  take_file "$1" "$2" "$3.given"
  awk '{ words += NF } END { exit words != 1 }' "$work/$3.given" || wrong "$1: the file does not hold exactly one word"
  tr -d ' \\t\\r\\n' <"$work/$3.given" >"$work/$3"
}
`,
  take_private_key: `
take_private_key() {
  take_file "$1" "$2" "$3"
  grep -q -e '-----BEGIN .*PRIVATE KEY-----' "$work/$3" || wrong "$1: the file holds no private key in PEM form; give the .pem file as GitHub made it"
}
`,
  take_certificates: `
take_certificates() {
  take_file "$1" "$2" "$3"
  grep -q -e '-----BEGIN CERTIFICATE-----' "$work/$3" || wrong "$1: the file holds no certificate in PEM form"
}
`,
  take_value: `
# one line loses its end, which would become part of a password; what has several lines stays as it is
take_value() {
  take_file "$1" "$2" "$3.given"
  if [ "$(($(wc -l <"$work/$3.given")))" -le 1 ]; then tr -d '\\r\\n' <"$work/$3.given" >"$work/$3"; else cat "$work/$3.given" >"$work/$3"; fi
  [ -s "$work/$3" ] || wrong "$1: the file is empty"
}
`,
  take_google_key: `
take_google_key() {
  take_file "$1" "$2" "$3"
  grep -q '"type"' "$work/$3" || wrong "$1: the file is no JSON of Google credentials"
}
`,
};

#!/bin/sh
# Keeps objects as folders in $FAKE/objects and every call in $FAKE/calls.
set -eu
printf '%s\n' "$@" >>"$FAKE/calls"
printf '%s\n' -- >>"$FAKE/calls"
while :; do
  case $1 in --context=* | --kubeconfig=*) shift ;; *) break ;; esac
done
namespace='' output='' files=''
verb=$1 kind=$2
shift 2
[ "$verb" != create ] || [ "$kind" != secret ] || shift
name=${1-}
for argument do
  case $argument in
    --namespace=*) namespace=${argument#*=} ;;
    --output=*) output=${argument#*=} ;;
    --from-file=*) files="$files ${argument#*=}" ;;
    *) ;;
  esac
done
object="$FAKE/objects/$kind.$namespace.$name"
case $verb in
  get)
    if [ -n "${DOWN-}" ]; then echo 'no connection' >&2 && exit 1; fi
    [ -d "$object" ] || exit 0
    case $output in
      *'with index .data "'*)
        key=${output#*'with index .data "'}
        cat "$object/${key%%\"*}"
        ;;
      *ownerReferences*) printf 'Secret%s' "${OWNED-}" ;;
      *range*) printf 'Kind ' && for key in "$object"/*; do [ ! -s "$key" ] || printf '%s ' "${key##*/}"; done ;;
      *) echo "$kind/$name" ;;
    esac
    ;;
  apply)
    manifest=$(cat)
    printf '%s\n' "$manifest" >>"$FAKE/calls"
    name=${manifest#*'"name":"'}
    mkdir "$FAKE/objects/namespace..${name%%\"*}"
    ;;
  create)
    if [ "$name" = "${REFUSED-}" ]; then echo 'refused' >&2 && exit 1; fi
    mkdir "$object"
    for file in $files; do
      ls -l "${file#*=}" >>"$FAKE/modes"
      cp "${file#*=}" "$object/${file%%=*}"
    done
    echo "$kind/$name created"
    ;;
  patch)
    patch=$(cat)
    key=${patch#'{"stringData":{"'}
    key=${key%%\"*}
    value=${patch#*"\"$key\":\""}
    printf '%s' "${value%\"\}\}}" | sed 's/\\\(["\\]\)/\1/g' >"$object/$key"
    ;;
  rollout) echo "$3 restarted" ;;
  *) exit 1 ;;
esac

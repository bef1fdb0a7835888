#!/bin/sh
# Answers apply.sh. Notes every call as a line in $FAKE/calls, files by their names alone; keeps the names of CRDs in $FAKE/crds. Of inventories it
# says $INVENTORIES, and of what they list $FOUND: lines of a kind, a name and what the template of apply.sh makes of it.
set -eu
# what every run asks first, and notes of which nobody wants to read
case "$*" in *--raw=/version) printf '{\n  "major": "1",\n  "minor": "%s",\n  "emulationMinor": "1"\n}\n' "${MINOR-33}"; exit "${VERSION_CODE-0}" ;; *) ;; esac
line=''
for argument do
  case $argument in
    --output=go-template=*) argument=--output=TEMPLATE ;;
    --filename=-) ;;
    --filename=*) argument=--filename=${argument##*/} ;;
    *) ;;
  esac
  line="$line $argument"
done
printf '%s\n' "${line# }" >>"$FAKE/calls"
file='' dry_run=no
for argument do
  case $argument in
    --filename=*) file=${argument#*=} ;;
    --dry-run=*) dry_run=yes ;;
    *) ;;
  esac
done
while :; do
  case $1 in --context=* | --kubeconfig=*) shift ;; *) break ;; esac
done

# kind, namespace and name of the objects in a file
list() { awk '/^kind:/ { kind = $2; namespace = "-" } /^  namespace:/ { namespace = $2 } /^  name:/ { name = $2 } /^---/ { print kind, namespace, name } END { print kind, namespace, name }' "$1"; }

# attempt WHAT NUMBER: counts, and is true after the given number of them
attempt() {
  echo . >>"$FAKE/$1-attempts"
  [ "$(grep -c . "$FAKE/$1-attempts")" -gt "$2" ]
}

case "$1 $2" in
  'apply '*)
    if [ "${file##*/}" = "${HANGING-}" ]; then
      : >"$FAKE/hanging"
      /bin/sleep 60
    fi
    if [ "${file##*/}" = "${REFUSED-}" ]; then
      printf '%s\n' "${REFUSAL-refused}" >&2
      exit 1
    fi
    case $file in */inventory.json | */told) cp "$file" "$FAKE/${file##*/}" ;; *) ;; esac
    if [ "$dry_run" = no ]; then list "$file" | awk '$1 == "CustomResourceDefinition" { print $3 }' >>"$FAKE/crds"; fi
    ;;
  'diff '*) exit "${DIFF-0}" ;;
  'get --filename='*) list "$file" ;;
  'get customresourcedefinition')
    if grep -qx "$3" "$FAKE/crds"; then
      echo "customresourcedefinition/$3"
    elif [ -n "${LATER-}" ] && attempt crd "$LATER"; then
      echo "$3" >>"$FAKE/crds"
    else
      case $line in *--ignore-not-found*) ;; *) exit 1 ;; esac
    fi
    ;;
  'get namespace') [ -z "${NAMESPACE-}" ] || echo "namespace/$NAMESPACE" ;;
  'get configmap')
    case $3 in
      --all-namespaces) printf '%s' "${INVENTORIES-}" ;;
      cdk8s-prow-inventory) printf '%s' "${INVENTORIES-}" | sed '/^=/d' ;;
      *) printf '%s\n' "${FOUND-}" | sed -n "s|^$2 $3 ||p" ;;
    esac
    ;;
  'get persistentvolume') printf %s "${PHASE-}" ;;
  'get services') printf '%s\n' "${PORTS-}" ;;
  'get job')
    if [ "$3" = "${FAILED-}" ]; then echo FailureTarget Failed; elif attempt job "${UNDONE-0}"; then echo SuccessCriteriaMet Complete; fi
    ;;
  'get deployment') attempt deployment "${LATER-0}" || exit 1 ;;
  'get '[A-Z]*)
    if [ "$2" = "${GONE-}" ]; then
      printf "error: the server doesn't have a resource type \"%s\"\n" "$2" >&2
      exit 1
    fi
    printf '%s\n' "${FOUND-}" | sed -n "s|^$2 $3 ||p"
    ;;
  'get '*) [ "$2" != "${USED-}" ] || echo "$2/somebody" ;;
  'wait '*)
    [ "$4" != "customresourcedefinition/${UNSERVED-}" ] || { echo 'timed out' >&2; exit 1; }
    # what kubectl says of a CRD without a status
    attempt established "${NEW-0}" || { echo 'error: .status.conditions accessor error: <nil> is of the type <nil>, expected []interface{}' >&2; exit 1; }
    ;;
  'rollout '*) [ "$3" != "deployment/${STUCK-}" ] || { echo 'waiting for rollout' >&2; exit 1; } ;;
  'create '*)
    cat >/dev/null
    attempt probe "${UNANSWERED-0}" || { echo 'no endpoints available' >&2; exit 1; }
    ;;
  'delete '[A-Z]* | 'delete configmap') ;;
  'delete '*)
    if [ -n "${UNKNOWN-}" ]; then
      printf 'error: resource mapping not found: no matches for kind "%s" in version "v1"\nensure CRDs are installed first\n' "$UNKNOWN" >&2
      exit 1
    fi
    if [ "${file##*/}" = "${REFUSED-}" ]; then
      echo 'refused' >&2
      exit 1
    fi
    ;;
  *) exit 1 ;;
esac

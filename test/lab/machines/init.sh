#!/bin/sh
# First process of a machine, in namespaces of its own: gives it the folders that two nodes must not share, then stays and collects orphans.
set -eu
folder=$1

# The one who starts us writes a line as soon as it has recorded us; when it dies before, we end too.
read -r _

mount --make-rshared /
for path in "$folder"/sysctl/*; do
  # kubelet sets these for the whole kernel; here it sets a file.
  mount --bind "$path" "/proc/sys/$(basename "$path" | tr . /)"
done
# The last one covers the folder that all of them come from.
for path in etc opt run tmp var/log var/lib; do
  mount --bind "$folder/$path" "/$path"
done
echo ready

while :; do
  sleep 86400 &
  wait $!
done

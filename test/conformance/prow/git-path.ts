import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A PATH on which git takes what is at github.com from another server, with whatever credentials stand in the address. */
export function gitPath(folder: string, serverUrl: string): string {
  mkdirSync(folder, { recursive: true });
  const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const [scheme, host] = serverUrl.split('//');
  writeFileSync(join(folder, 'git'), `#!/bin/sh
for argument do
  shift
  case $argument in
    https://github.com/*) argument="${scheme}//${host}/\${argument#https://github.com/}" ;;
    https://*@github.com/*) credentials=\${argument#https://} argument="${scheme}//\${credentials%%@*}@${host}/\${argument#https://*@github.com/}" ;;
  esac
  set -- "$@" "$argument"
done
exec ${git} "$@"
`);
  chmodSync(join(folder, 'git'), 0o755);
  return `${folder}:${process.env.PATH}`;
}

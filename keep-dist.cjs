/**
 * Lets `cdk8s synth` keep the last good output; `cdk8s.yaml` starts the app with it.
 *
 * The command removes its output folder before it starts an app, and lists what is in it afterwards. So that folder is a link to `dist/` here:
 * only the link is removed, the app replaces the files of `dist/` itself when nothing is wrong, and the link is made again for the list. A
 * folder that is chosen by `--output` is left to the command, and so is that of `--stdout`.
 */
'use strict';
const { existsSync, mkdirSync, symlinkSync } = require('node:fs');
const { dirname, resolve } = require('node:path');

/** As `output` in cdk8s.yaml has it. */
const LINK = '.cache/dist';
const DIST = 'dist';

if (process.env.CDK8S_OUTDIR === LINK) {
  process.env.CDK8S_OUTDIR = DIST;
  process.on('exit', (code) => {
    // without an output there is nothing to link to, and the command says so
    if (code === 0 && existsSync(DIST)) link();
  });
}

function link() {
  mkdirSync(dirname(LINK), { recursive: true });
  try {
    // the kind of link that needs no rights on Windows, and has to be absolute there
    symlinkSync(resolve(DIST), LINK, 'junction');
  } catch (error) {
    // another run at the same time made the same one
    if (error.code !== 'EEXIST') throw error;
  }
}

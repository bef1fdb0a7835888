/**
 * Lets Node require the TypeScript of this repository; `cdk8s.yaml` starts the app with it.
 *
 * It stands beside `cdk8s.yaml`, because the package is what is in `src/`, and `test/` is for tests. ts-node does the same, but keeps nothing
 * for the next run, and loads a compiler to read its options. What is kept here is known by the content of its source, so it is never stale.
 */
'use strict';
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join } = require('node:path');

// from Node 22.8 on: half of what a start takes is compiling what has not changed since the last one
Module.enableCompileCache?.(join(__dirname, 'node_modules/.cache/cdk8s-prow/compiled'));

const KEPT = join(__dirname, 'node_modules/.cache/cdk8s-prow/transpiled.json');
/** Of all that decides what comes out besides the source: the options below, and the transpiler. */
const KEY = digest(readFileSync(__filename) + JSON.parse(readFileSync(require.resolve('@swc/core/package.json'), 'utf8')).version);

function digest(text) {
  return createHash('sha256').update(text).digest('base64');
}

function transpile(file, source, sourceMaps) {
  return require('@swc/core').transformSync(source, {
    filename: file,
    sourceMaps,
    swcrc: false,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' }, keepClassNames: true },
    // a file is only loaded when something in it is used, and most apps use one network plugin and one way in
    module: { type: 'commonjs', lazy: [...source.matchAll(/ from ['"]([^'"]+)/g)].map(([, name]) => name) },
  });
}

function readKept() {
  try {
    const { key, files } = JSON.parse(readFileSync(KEPT, 'utf8'));
    if (key === KEY) return files;
  } catch {
    // there is none yet, or it is broken: begin again
  }
  return {};
}

/** Takes the place of the old one at once, so that neither a run that is killed nor one beside this one leaves half a file. */
function writeKept() {
  const unfinished = `${KEPT}.${process.pid}`;
  try {
    mkdirSync(dirname(KEPT), { recursive: true });
    writeFileSync(unfinished, JSON.stringify({ key: KEY, files: Object.fromEntries(Object.entries(kept).filter(([file]) => existsSync(file))) }));
    renameSync(unfinished, KEPT);
  } catch {
    // where nothing can be kept, the next run only takes longer
    if (existsSync(unfinished)) rmSync(unfinished);
  }
}

const kept = readKept();
let changed = false;

Module._extensions['.ts'] = (module, file) => {
  const source = readFileSync(file, 'utf8');
  const hash = digest(source);
  if (kept[file]?.hash !== hash) {
    kept[file] = { hash, code: transpile(file, source, false).code };
    changed = true;
  }
  module._compile(kept[file].code, file);
};

/** A file of TypeScript is what is meant first. Node itself would look for four other names before, at each import of each file. */
const { _resolveFilename: resolveFilename } = Module;
Module._resolveFilename = (request, parent, ...others) => {
  const file = request.startsWith('.') && parent?.filename?.endsWith('.ts') ? join(dirname(parent.filename), `${request}.ts`) : undefined;
  return file !== undefined && existsSync(file) ? file : resolveFilename(request, parent, ...others);
};

process.on('exit', () => changed && writeKept());

/** Lines in a stack are those of the TypeScript. Their maps are made when an error is looked at, which is seldom. */
Error.prepareStackTrace = (error, frames) => [error, ...frames.map((frame) => `\n    at ${place(frame)}`)].join('');

function place(frame) {
  const [file, line, column] = [frame.getFileName(), frame.getLineNumber(), frame.getColumnNumber()];
  if (!file?.endsWith('.ts')) return String(frame);
  const { map } = transpile(file, readFileSync(file, 'utf8'), true);
  const { originalLine, originalColumn } = new Module.SourceMap(JSON.parse(map)).findEntry(line - 1, column - 1);
  return originalLine === undefined ? String(frame) : String(frame).replace(`:${line}:${column}`, `:${originalLine + 1}:${originalColumn + 1}`);
}

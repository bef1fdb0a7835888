import { ImageLock } from '../../src';
import { app, Mistake } from './mistake';

const PROW = [
  'clonerefs', 'crier', 'deck', 'entrypoint', 'ghproxy', 'hook', 'horologium', 'initupload', 'prow-controller-manager', 'sidecar', 'sinker', 'status-reconciler',
  'tide',
].map((name) => `"us-docker.pkg.dev/k8s-infra-prow/images/${name}:v20260821-a61940897"`);

const whole = (): ImageLock => ImageLock.parse(
  [...PROW.map((image) => image.slice(1, -1)), 'ghcr.io/versity/versitygw:v1.8.0', 'ghcr.io/acme/hook:v1', 'docker.io/library/debian:13-slim'].map((image) => `${image}@sha256:${'0'.repeat(64)}`).join('\n'),
);

/** Digests that do not fit the images. */
export const IMAGE_LOCKS: readonly Mistake[] = [
  {
    id: 'lock 1', says: 'a lock that was made for another version',
    input: () => app({ imageLock: ImageLock.parse(`ghcr.io/versity/versitygw:v1.7.0@sha256:${'0'.repeat(64)}`) }),
    becomes: {
      refused: [`new ProwApp({ imageLock }): has no digest of "docker.io/library/debian:13-slim", "ghcr.io/versity/versitygw:v1.8.0" (only of "ghcr.io/versity/versitygw:v1.7.0"), ${PROW.join(', ')}; `
        + 'empty images.lock, synthesize, and fill it anew from images.txt (ImageNotLocked)'],
    },
    corrected: () => app({ imageLock: ImageLock.parse('') }),
  },
  {
    id: 'lock 2', says: 'a digest without a tag, which nobody can compare with what is pulled',
    input: () => ImageLock.parse(`ghcr.io/acme/tide@sha256:${'0'.repeat(64)}`),
    becomes: {
      refused: [`ImageLock.parse(): line 1: "ghcr.io/acme/tide@sha256:${'0'.repeat(64)}" is not an image with a tag and a digest; write it as `
        + '"registry/path:tag@sha256:…", with 64 hexadecimal digits (DigestInvalid)'],
    },
    corrected: () => ImageLock.parse(`ghcr.io/acme/tide:v1@sha256:${'0'.repeat(64)}`),
  },
  {
    id: 'lock 3', says: 'two digests of one image',
    input: () => ImageLock.parse(`ghcr.io/acme/tide:v1@sha256:${'0'.repeat(64)}\nghcr.io/acme/tide:v1@sha256:${'1'.repeat(64)}`),
    becomes: {
      refused: [`ImageLock.parse(): line 2: "ghcr.io/acme/tide:v1" has "sha256:${'0'.repeat(64)}" on an earlier line and "sha256:${'1'.repeat(64)}" here; keep one of them `
        + '(DigestAmbiguous)'],
    },
    corrected: () => ImageLock.parse(`ghcr.io/acme/tide:v1@sha256:${'1'.repeat(64)}`),
  },
  {
    id: 'lock 4', says: 'an image with another digest than the lock has for its tag',
    input: () => app({ hook: { image: `ghcr.io/acme/hook:v1@sha256:${'1'.repeat(64)}` }, imageLock: whole() }),
    becomes: {
      refused: [`new ProwApp({ imageLock }): "ghcr.io/acme/hook:v1@sha256:${'1'.repeat(64)}" has another digest than images.lock, which has "sha256:${'0'.repeat(64)}" of `
        + '"ghcr.io/acme/hook:v1"; leave the digest of the image out, or write the one that is right into images.lock (DigestMismatch)'],
    },
    corrected: () => app({ hook: { image: 'ghcr.io/acme/hook:v1' }, imageLock: whole() }),
  },
];

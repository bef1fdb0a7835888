import { createServer } from 'node:net';

// Below the kernel's range for outgoing connections (32768 and up), which could take a port between our test and the
// server's start, and below the NodePorts (30000 and up).
const [FIRST, LAST] = (process.env.CONFORMANCE_PORTS ?? '20000-29999').split('-').map(Number);

// A random beginning keeps two runs on one machine out of each other's way.
let next = FIRST + Math.floor(Math.random() * (LAST - FIRST));

/** Ports on 127.0.0.1 that nobody listens on and that no other call of this process was given. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    next = next === LAST ? FIRST : next + 1;
    if (await isFree(next)) ports.push(next);
  }
  return ports;
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

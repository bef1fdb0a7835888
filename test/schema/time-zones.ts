import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The time zones that Go brings, as they are committed. Source: lib/time/zoneinfo.zip of the Go that conformance builds with. */
export function timeZoneText(): string {
  const root = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();
  const areas = new Map<string, string[]>();
  for (const zone of namesOf(readFileSync(join(root, 'lib', 'time', 'zoneinfo.zip'))).sort()) {
    const [area, name] = [zone.slice(0, Math.max(zone.indexOf('/'), 0)), zone.slice(zone.indexOf('/') + 1)];
    areas.set(area, [...areas.get(area) ?? [], name]);
  }
  const lines = [...areas].map(([area, names]) => `${JSON.stringify(area)}: ${JSON.stringify(names.join(' '))}`);
  return `{\n"source": "zoneinfo.zip of Go",\n"zones": {\n${lines.join(',\n')}\n}\n}\n`;
}

/** The names of the files in a zip, from its central directory. */
function namesOf(zip: Buffer): string[] {
  const names: string[] = [];
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  for (let at = zip.readUInt32LE(end + 16); zip.readUInt32LE(at) === 0x02014b50;) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    names.push(zip.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names.filter((name) => !name.endsWith('/'));
}

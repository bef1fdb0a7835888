import { MISTAKES } from './all';
import { resultOf } from './mistake';
const seen = new Set<string>();
for (const m of MISTAKES) {
  if (seen.has(m.id)) console.log('TWICE', m.id); seen.add(m.id);
  let r; try { r = resultOf(m.input); } catch (e) { console.log(m.id, 'THREW', (e as Error).stack!.split('\n').slice(0, 4).join('|')); continue; }
  const exp = 'refused' in m.becomes ? m.becomes.refused : [];
  if (JSON.stringify(exp) !== JSON.stringify(r.refused)) console.log(m.id, '\n   EXP ' + exp.join('\n       '), '\n   GOT ' + r.refused.join('\n       '));
  if ('warned' in m.becomes) for (const w of m.becomes.warned) if (!r.warned.includes(w)) console.log(m.id, 'WARN EXP', w, 'GOT', r.warned);
  if ('noted' in m.becomes) for (const w of m.becomes.noted) if (!r.nextSteps.includes(w)) console.log(m.id, 'NOTE EXP', w);
  if (m.corrected) { const c = resultOf(m.corrected).refused; if (c.length) console.log(m.id, 'CORRECTED', c); }
}

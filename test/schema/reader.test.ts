import { Where } from '../../src/core/problem';
import { Refusals, readValue, walk } from '../../src/core/props';
import { readAs, Types } from '../../src/schema/reader';
import { Table } from '../../src/schema/table';
import { Reading } from '../../src/schema/receiver';

const TABLE: Table = {
  source: 'written for this test',
  roots: { Ship: 'Ship' },
  types: {
    Ship: '@most(sail|engine) name!:s@label crew!:[Sailor;name]<1,3> sail^34:Sail engine:s(steam|diesel) length:n(0..500) flags:[s;] log:{[s]} fuel:q(0..)',
    Sailor: 'name!:s+ age:i32(0..150) wage:x born:t',
    Sail: '?@one(square|lateen) square:b lateen:b cloth:s~0<8> inner:Sail',
    Port: '=i(1..65535)',
    Berth: 'port:Port every:d key:y net:c any:j ship:Elsewhere',
  },
  patterns: ['^[a-z]+$'],
};

function said(type: string, value: unknown, reading?: Reading): readonly string[] {
  const types = new Types(() => TABLE, reading);
  const refusals = new Refusals();
  refusals.of(() => readValue(Where.validation, '', value, (given, report) => walk(report, (note) => readAs(types.root(type) ?? types.of(type), given, note))));
  return refusals.found.map(({ text }) => text);
}

const crew = [{ name: 'ann' }];

test.each<[string, unknown, readonly string[], Reading?]>([
  ['Ship', { name: 'argo', crew, length: 30, flags: ['a', 'b'], log: { may: ['calm'] }, fuel: '10Gi', sail: null }, []],
  ['Ship', { name: 'argo', crew, sail: { square: true, rope: 3, inner: { lateen: false, cloth: 'linen' } } }, []],
  ['Ship', 'argo', ['"argo" is not an object of fields; write { … } (WrongType)']],
  ['Ship', { nam: 'argo', crew }, ['"nam" is not a field; did you mean "name"? (UnknownProp)']],
  ['Ship', { name: 'Argo', crew }, ['name: "Argo" is not a DNS label; write "argo" (NameNotDnsLabel)']],
  ['Ship', { name: 'argo', crew: [] }, ['crew: is empty; give at least 1 (EmptyList)']],
  ['Ship', { name: 'argo', crew: ['a', 'b', 'c', 'd'].map((name) => ({ name })) }, ['crew: has 4 elements; give at most 3 (LengthOutOfRange)']],
  ['Ship', { name: 'argo', crew: { name: 'ann' } }, ['crew: {"name":"ann"} is not a list; write [ … ] (WrongType)']],
  ['Ship', { name: 'argo', crew: [...crew, { name: 'bob' }, ...crew] }, [
    'crew[2]: "ann" stands at [0] already; remove one of them, or give it another name (ElementTwice)',
  ]],
  ['Ship', { name: 'argo', crew: [{ name: '' }, { name: 'bob', age: '7' }, null] }, [
    'crew[0].name: is empty; give it a value (PropMissing)',
    'crew[1].age: "7" is not a number; write 7, without quotes (WrongType)',
    'crew[2]: null is not a value; remove it from the list (NullValue)',
  ]],
  ['Ship', { name: 'argo', crew, flags: ['a', 'a'] }, ['flags[1]: "a" stands at [0] already; remove one of them, or give it another name (ElementTwice)']],
  ['Ship', { name: 'argo', crew, log: { 'may 1': 'calm' } }, ['log["may 1"]: "calm" is not a list; write [ … ] (WrongType)']],
  ['Ship', { name: 'argo', crew, sail: { square: true }, engine: 'stean' }, [
    'engine: "stean" is not one of steam, diesel; did you mean "steam"? (NotAllowedValue)',
    '2 of sail, engine are given; give one of them (MutuallyExclusive)',
  ]],
  ['Ship', { name: 'argo', crew, length: 501, fuel: '-1' }, [
    'length: 501 is outside 0-500; pick a number in that range (NumberOutOfRange)',
    'fuel: "-1" is less than 0; write 0 or more (NumberOutOfRange)',
  ]],
  ['Sail', {}, ['none of square, lateen is given; give exactly one of them (NotExactlyOne)']],
  ['Sail', { square: true, cloth: 'Linen' }, ['cloth: "Linen" does not match "^[a-z]+$"; write it in that form (PatternMismatch)']],
  ['Sail', { square: true, cloth: 'sailcloth' }, ['cloth: "sailcloth" has 9 characters; shorten it to 8 (LengthOutOfRange)']],
  ['Sailor', { name: 7, wage: true, born: 'yesterday', age: 2 ** 31 }, [
    'name: 7 is not a string; put it in quotes: "7" (WrongType)',
    'wage: true is neither an integer nor a string; write one of them (WrongType)',
    'born: "yesterday" is not a time; write one like "2026-01-31T12:00:00Z" (WrongType)',
    'age: 2147483648 does not fit into 32 bits; write a smaller number (NumberOutOfRange)',
  ]],
  ['Port', 0, ['0 is outside 1-65535; pick a number in that range (NumberOutOfRange)']],
  ['Berth', { port: 1.5, every: '1d', key: 'a', net: '10.0.0.0', any: { x: [1] } }, [
    'port: 1.5 is not an integer; write an integer (NotInteger)',
    'every: "1d" is not a Go duration; write one like "90s" or "1h30m" (DurationInvalid)',
    'key: what was given (not shown) is not base64; encode it (WrongType)',
    'net: "10.0.0.0" is not a network; write one like "10.0.0.0/8" (CidrInvalid)',
  ]],
  // how Go decodes
  ['Ship', { Name: 7, CREW: [{ name: true }] }, [], { loose: true }],
  ['Berth', { ship: 3 }, ['ship: 3 is taken; take another one (PortTaken)'], {
    elsewhere: { Elsewhere: { fine: () => false, find: (value, note) => note({ what: `${value} is taken`, instead: 'take another one', code: 'PortTaken' }) } },
  }],
])('%s reads %j', (...[type, value, expected, reading]) => {
  expect(said(type, value, reading)).toEqual(expected);
});

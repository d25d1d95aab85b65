import { describe, expect, test } from 'vitest'
import { fault, scalar, typeOf } from '../testing/small-database.ts'

describe('functions', () => {
  test.each([
    ['strcat("a", 1, ":", datetime(2026-01-02))', 'a1:2026-01-02T00:00:00.0000000Z'],
    ['tolower("ÄB")', 'äb'],
    ['toupper("ab")', 'AB'],
    ['strlen("abc")', '3'],
    ['substring("abcdef", 2, 3)', 'cde'],
    ['tostring(split("a,b,c", ","))', '["a","b","c"]'],
    ['split("a,b,c", ",")[1]', 'b'],
    ['split(@"C:\\Users\\x", "\\\\")[-1]', 'x'],
    ['replace_string("a.b.c", ".", "-")', 'a-b-c'],
    ['extract(@"port (\\d+)", 1, "on port 443 now")', '443'],
    ['extract(@"port (\\d+)", 1, "on port 443", typeof(long)) + 1', '444'],
    ['coalesce("", "x")', 'x'],
    ['coalesce(int(null), 7)', '7'],
    ['iff(1 > 2, "a", "b")', 'b'],
    ['case(1 > 2, "a", 2 > 1, "b", "c")', 'b'],
    ['bin(17, 5)', '15'],
    ['bin(datetime(2026-03-04T10:44:31Z), 30m)', '2026-03-04T10:30:00.0000000Z'],
    ['floor(-1, 5)', '-5'],
    ['abs(-3)', '3'],
    ['abs(datetime(2026-03-04) - datetime(2026-03-05)) <= 1d', 'true'],
    ['datetime_diff("hour", datetime(2026-03-04T10:05:00Z), datetime(2026-03-04T08:55:00Z))', '2'],
    ['format_datetime(datetime(2026-03-04T09:05:07.1234567Z), "yyyy-MM-dd HH:mm:ss.fff")', '2026-03-04 09:05:07.123'],
    ['tostring(parse_json("{\\"a\\":{\\"b\\":[1,2]}}").a.b)', '[1,2]'],
    ['parse_json("{\\"ProcessId\\":\\"1960\\"}")["ProcessId"]', '1960'],
    ['tolong(parse_json("{\\"n\\":5}").n) + 1', '6'],
    ['array_length(dynamic([1,2,3]))', '3'],
    ['tostring(pack_array("a", 1, datetime(2026-01-01)))', '["a",1,"2026-01-01T00:00:00.0000000Z"]'],
    ['toint("42")', '42'],
    ['todatetime("2026-03-04T09:12:31.4410275Z")', '2026-03-04T09:12:31.4410275Z'],
    ['todatetime("nonsense")', ''],
    ['now() - ago(1h)', '01:00:00'],
    ['1d + 90m', '1.01:30:00'],
    ['2h / 30m', '4'],
    ['7 / 2', '3'],
    ['7.0 / 2', '3.5'],
    ['1 / 0', ''],
    ['-(3 - 5) * 2 + 1', '5'],
    ['tostring(1.5)', '1.5'],
    ['tobool("true") and not(false)', 'true'],
    ['"say \\"hi\\""', 'say "hi"'],
    ["'it''s'", 'it'],
    ['base64_decode_tostring("aGk=")', 'hi'],
    ['parse_url("https://sync.example:8443/a?b=c").Host', 'sync.example'],
  ])('%s is %s', (expression, expected) => {
    if (expression === "'it''s'") return expect(fault(`print x = ${expression}`)).toContain('Syntax error')
    return expect(scalar(expression)).toBe(expected)
  })

  test.each([
    ['1', 'long'],
    ['1.0', 'real'],
    ['1h', 'timespan'],
    ['now()', 'datetime'],
    ['now() - 1h', 'datetime'],
    ['now() - now()', 'timespan'],
    ['dynamic([])', 'dynamic'],
    ['1 == 2', 'bool'],
    ['guid(74be27de-1e4e-49d9-b579-fe0b331d3642)', 'guid'],
    ['iff(true, 1, 2.5)', 'real'],
  ])('%s has the type %s', (expression, type) => {
    expect(typeOf(expression)).toBe(type)
  })
})

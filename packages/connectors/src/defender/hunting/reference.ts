import type { HuntingReferenceData } from '../../sdk/hunting.ts'
import { defenderHuntingEnds, graphHunting } from '../permissions.ts'
import { starters } from './starters.ts'
import { tables } from './tables.ts'

const endsOn = defenderHuntingEnds.toISOString().slice(0, 10)

/** What the editor needs to know of Kusto Query Language and of Microsoft's telemetry. Source: Microsoft's schema reference. */
export const huntingReference: HuntingReferenceData = {
  tables,
  operators: words(`
    where project project-away project-rename project-reorder extend summarize by order sort asc desc top take limit
    distinct count join kind on union isfuzzy let parse parse-where mv-expand evaluate search as make-series render
    materialize and or not in in~ !in !in~ has !has has_any has_all hasprefix hassuffix contains !contains startswith
    !startswith endswith !endswith matches regex between !between == != =~ !~`),
  functions: words(`
    ago now datetime datetime_add datetime_diff startofday startofhour endofday bin format_datetime timespan
    count countif dcount dcountif sum sumif avg min max arg_min arg_max make_set make_list percentile any take_any
    strcat strcat_array strlen substring split trim replace_string replace_regex tolower toupper extract extract_all
    indexof parse_json parse_url parse_path parse_ipv4 parse_command_line ipv4_is_private ipv4_is_in_range
    base64_decode_tostring url_decode tostring toint tolong todouble tobool todatetime todynamic bag_keys
    array_length array_concat set_union set_difference isempty isnotempty isnull isnotnull iff iif case coalesce
    column_ifexists hash_sha256 row_number prev next FileProfile DeviceFromIP`),
  starters,
  limits: [
    'Telemetry is kept for 30 days.',
    'An answer holds at most 100,000 rows and 50 MB; PocketSOC shows the first 1,000 rows.',
    'At most 45 queries a minute and 1,500 an hour, for all who use the same app registration.',
    'All queries of the tenant together may compute for 10 minutes an hour and 3 hours a day.',
    'A query ends after 200 seconds.',
    `Defender’s own endpoint, used where ${graphHunting[0]} of Microsoft Graph is not granted, ends on ${endsOn}; it always searches all 30 days, so filter on Timestamp in the query.`,
  ],
  machineIdColumns: ['DeviceId'],
  alertIdColumns: ['AlertId'],
}

function words(text: string): string[] {
  return text.trim().split(/\s+/)
}

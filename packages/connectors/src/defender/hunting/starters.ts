import type { StarterQuery } from '@pocketsoc/contract'

const machine = { name: 'machine', label: 'Machine', kind: 'machine' } as const
const user = { name: 'user', label: 'User', kind: 'user' } as const

/** Queries to begin with. A parameter stands inside a string literal, so that whoever fills it escapes for one. */
export const starters: StarterQuery[] = [
  {
    id: 'file-everywhere',
    name: 'This file on every machine',
    description: 'Where a file was written, run or loaded, by its SHA-1.',
    parameters: [{ name: 'sha1', label: 'SHA-1 of the file', kind: 'sha1' }],
    query: `union DeviceFileEvents, DeviceProcessEvents, DeviceImageLoadEvents
| where Timestamp > ago(30d)
| where SHA1 == "{{sha1}}"
| project Timestamp, DeviceId, DeviceName, ActionType, FileName, FolderPath, InitiatingProcessFileName, InitiatingProcessAccountName
| order by Timestamp desc
| take 500`,
  },
  {
    id: 'file-name-everywhere',
    name: 'Files of this name',
    description: 'Which files carry this name, on how many machines: the same name with many hashes is worth a look.',
    parameters: [{ name: 'file', label: 'File name', kind: 'file' }],
    query: `DeviceFileEvents
| where Timestamp > ago(30d)
| where FileName =~ "{{file}}"
| summarize Machines = dcount(DeviceId), Seen = count(), First = min(Timestamp), Last = max(Timestamp) by FileName, FolderPath, SHA1
| order by Machines desc
| take 200`,
  },
  {
    id: 'user-logons',
    name: 'Logons of this user',
    description: 'Where the user logged on, how, and from where, failed attempts included.',
    parameters: [user],
    query: `DeviceLogonEvents
| where Timestamp > ago(7d)
| where AccountName =~ "{{user}}"
| project Timestamp, DeviceId, DeviceName, ActionType, LogonType, RemoteDeviceName, RemoteIP, FailureReason, IsLocalAdmin
| order by Timestamp desc
| take 500`,
  },
  {
    id: 'user-processes',
    name: 'What this user ran',
    description: 'Programs that the user started anywhere, with their command lines.',
    parameters: [user],
    query: `DeviceProcessEvents
| where Timestamp > ago(7d)
| where AccountName =~ "{{user}}"
| project Timestamp, DeviceId, DeviceName, FileName, ProcessCommandLine, InitiatingProcessFileName
| order by Timestamp desc
| take 500`,
  },
  {
    id: 'machine-connections',
    name: 'Network connections of this machine',
    description: 'Whom the machine talked to, by which program, and how often.',
    parameters: [machine],
    query: `DeviceNetworkEvents
| where Timestamp > ago(7d)
| where DeviceId == "{{machine}}"
| where isnotempty(RemoteIP)
| summarize Connections = count(), First = min(Timestamp), Last = max(Timestamp) by RemoteIP, RemoteUrl, RemotePort, InitiatingProcessFileName
| order by Connections desc
| take 500`,
  },
  {
    id: 'machine-processes',
    name: 'Process tree of this machine',
    description: 'Every process that started, with its parent and grandparent, in order.',
    parameters: [machine],
    query: `DeviceProcessEvents
| where Timestamp > ago(1d)
| where DeviceId == "{{machine}}"
| where ActionType == "ProcessCreated"
| project Timestamp, InitiatingProcessParentFileName, InitiatingProcessFileName, InitiatingProcessId, FileName, ProcessId, ProcessCommandLine, AccountName
| order by Timestamp asc
| take 1000`,
  },
  {
    id: 'rare-processes',
    name: 'Rare programs on this machine',
    description: 'Programs that ran least often: what an intruder brings is seldom run twice.',
    parameters: [machine],
    query: `DeviceProcessEvents
| where Timestamp > ago(30d)
| where DeviceId == "{{machine}}"
| summarize Runs = count(), First = min(Timestamp), Last = max(Timestamp) by FileName, FolderPath, SHA1
| order by Runs asc, Last desc
| take 100`,
  },
  {
    id: 'run-keys',
    name: 'Persistence by Run keys',
    description: 'Values set under the registry’s Run and RunOnce keys, which start programs at logon.',
    parameters: [],
    query: String.raw`DeviceRegistryEvents
| where Timestamp > ago(7d)
| where ActionType == "RegistryValueSet"
| where RegistryKey contains "\\CurrentVersion\\Run"
| project Timestamp, DeviceId, DeviceName, RegistryKey, RegistryValueName, RegistryValueData, InitiatingProcessFileName, InitiatingProcessCommandLine
| order by Timestamp desc
| take 200`,
  },
  {
    id: 'services-and-tasks',
    name: 'New services and scheduled tasks',
    description: 'Services installed and tasks created, two usual ways to stay on a machine.',
    parameters: [],
    query: `DeviceEvents
| where Timestamp > ago(7d)
| where ActionType in ("ServiceInstalled", "ScheduledTaskCreated", "ScheduledTaskUpdated")
| project Timestamp, DeviceId, DeviceName, ActionType, FileName, FolderPath, AdditionalFields, InitiatingProcessFileName, InitiatingProcessAccountName
| order by Timestamp desc
| take 200`,
  },
  {
    id: 'encoded-powershell',
    name: 'Encoded PowerShell',
    description: 'PowerShell started with an encoded command or with code that decodes one.',
    parameters: [],
    query: `DeviceProcessEvents
| where Timestamp > ago(7d)
| where FileName in~ ("powershell.exe", "pwsh.exe")
| where ProcessCommandLine contains " -enc" or ProcessCommandLine contains " -e " or ProcessCommandLine contains "FromBase64String"
| project Timestamp, DeviceId, DeviceName, ProcessCommandLine, InitiatingProcessFileName, InitiatingProcessCommandLine, AccountName
| order by Timestamp desc
| take 200`,
  },
  {
    id: 'office-children',
    name: 'Shells started by Office',
    description: 'Command interpreters and script hosts that a document started.',
    parameters: [],
    query: `DeviceProcessEvents
| where Timestamp > ago(30d)
| where InitiatingProcessFileName in~ ("winword.exe", "excel.exe", "powerpnt.exe", "outlook.exe", "onenote.exe")
| where FileName in~ ("cmd.exe", "powershell.exe", "pwsh.exe", "wscript.exe", "cscript.exe", "mshta.exe", "rundll32.exe", "regsvr32.exe")
| project Timestamp, DeviceId, DeviceName, InitiatingProcessFileName, FileName, ProcessCommandLine, AccountName
| order by Timestamp desc
| take 200`,
  },
  {
    id: 'lsass-access',
    name: 'Access to LSASS',
    description: 'Processes that opened the process which holds credentials.',
    parameters: [],
    query: `DeviceEvents
| where Timestamp > ago(7d)
| where ActionType == "OpenProcessApiCall"
| where FileName =~ "lsass.exe"
| project Timestamp, DeviceId, DeviceName, InitiatingProcessFileName, InitiatingProcessCommandLine, InitiatingProcessAccountName
| order by Timestamp desc
| take 200`,
  },
  {
    id: 'remote-logons',
    name: 'Lateral movement by remote logon',
    description: 'Accounts that reached many machines over the network or by remote desktop.',
    parameters: [],
    query: `DeviceLogonEvents
| where Timestamp > ago(7d)
| where ActionType == "LogonSuccess"
| where LogonType in ("Network", "RemoteInteractive")
| where isnotempty(RemoteIP)
| summarize Machines = dcount(DeviceId), Logons = count(), From = make_set(RemoteIP, 10), Last = max(Timestamp) by AccountDomain, AccountName, LogonType
| order by Machines desc
| take 100`,
  },
  {
    id: 'browser-downloads',
    name: 'Downloads by browsers',
    description: 'Files that browsers saved, with where they came from.',
    parameters: [machine],
    query: `DeviceFileEvents
| where Timestamp > ago(7d)
| where DeviceId == "{{machine}}"
| where InitiatingProcessFileName in~ ("chrome.exe", "msedge.exe", "firefox.exe", "brave.exe", "opera.exe", "iexplore.exe")
| where isnotempty(FileOriginUrl)
| project Timestamp, DeviceId, DeviceName, FileName, FolderPath, SHA1, FileOriginUrl, FileOriginReferrerUrl, InitiatingProcessFileName
| order by Timestamp desc
| take 200`,
  },
  {
    id: 'connections-to-address',
    name: 'Connections to this address',
    description: 'Which machines and programs talked to an IP address.',
    parameters: [{ name: 'ip', label: 'IP address', kind: 'ip' }],
    query: `DeviceNetworkEvents
| where Timestamp > ago(30d)
| where RemoteIP == "{{ip}}"
| project Timestamp, DeviceId, DeviceName, ActionType, RemoteIP, RemotePort, RemoteUrl, InitiatingProcessFileName, InitiatingProcessCommandLine, InitiatingProcessAccountName
| order by Timestamp desc
| take 500`,
  },
  {
    id: 'connections-to-url',
    name: 'Connections to this host or URL',
    description: 'Which machines and programs talked to a host name or URL.',
    parameters: [{ name: 'url', label: 'Host name or URL', kind: 'url' }],
    query: `DeviceNetworkEvents
| where Timestamp > ago(30d)
| where RemoteUrl contains "{{url}}"
| project Timestamp, DeviceId, DeviceName, ActionType, RemoteUrl, RemoteIP, RemotePort, InitiatingProcessFileName, InitiatingProcessCommandLine, InitiatingProcessAccountName
| order by Timestamp desc
| take 500`,
  },
  {
    id: 'machine-alerts',
    name: 'Alerts that name this machine',
    description: 'Alerts of all Microsoft Defender products in which the machine is evidence.',
    parameters: [machine],
    query: `AlertEvidence
| where Timestamp > ago(30d)
| where DeviceId == "{{machine}}"
| summarize Last = max(Timestamp), Evidence = count() by AlertId, Title, Severity, ServiceSource
| order by Last desc
| take 100`,
  },
]

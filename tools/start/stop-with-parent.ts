// Loaded into every part before its own code: a part must not outlive `npm start`, even when that is killed outright.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()

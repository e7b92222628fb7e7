/**
 * Lua scripts, so that each operation is atomic. A lock is a key that holds its owner's name and runs out. Its fence is a
 * number that grows with each lock given, and stays: it tells an owner that another one came after it. The fence starts at the
 * server's clock, so that it grows even when the server lost its memory. Only commands that Redis 5 and Valkey have.
 */

/** KEYS lock, fence. ARGV owner, milliseconds of the lock, of the fence. Returns 1 and the fence, or 0 and that of the present owner. */
export const acquireScript = `
local last = redis.call('GET', KEYS[2]) or '0'
if not redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) and redis.call('GET', KEYS[1]) ~= ARGV[1] then return {0, last} end
local time = redis.call('TIME')
local fence = math.max(time[1] * 1000000 + time[2], (tonumber(last) or 0) + 1)
local text = string.format('%.0f', fence)
redis.call('SET', KEYS[2], text, 'PX', ARGV[3])
return {1, text}`;

/**
 * KEYS lock, fence. ARGV owner, milliseconds of the lock, fence. Renews; takes a lock that ran out again if it had no other
 * owner since. Returns 1, or 0: another one took it.
 */
export const renewScript = `
local fence = redis.call('GET', KEYS[2])
if fence and fence ~= ARGV[3] then return 0 end
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end
return 0`;

/** KEYS lock. ARGV owner. */
export const releaseScript = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`;

/**
 * KEYS value, fence. ARGV fence (empty outside a lock), value (empty to delete), milliseconds of the value, of the fence, and
 * the time (milliseconds, the server's clock) until which to do it, 0 for ever. Returns 1, or 0: not done.
 */
export const writeScript = `
local fence = redis.call('GET', KEYS[2])
if ARGV[1] ~= '' and fence and fence ~= ARGV[1] then return 0 end
local time = redis.call('TIME')
if ARGV[5] ~= '0' and time[1] * 1000 + time[2] / 1000 > tonumber(ARGV[5]) then return 0 end
if fence then redis.call('PEXPIRE', KEYS[2], ARGV[4]) end
if ARGV[2] == '' then redis.call('DEL', KEYS[1]) else redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) end
return 1`;

/** KEYS holders. ARGV holder, milliseconds for which it counts. Removes those that do not count any more. */
export const touchScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now))
redis.call('ZADD', KEYS[1], string.format('%.0f', now + ARGV[2]), ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1`;

/** KEYS holders. Returns 1 when none of them counts any more, else 0. */
export const orphanedScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if redis.call('ZCOUNT', KEYS[1], '(' .. string.format('%.0f', now), '+inf') == 0 then return 1 end
return 0`;

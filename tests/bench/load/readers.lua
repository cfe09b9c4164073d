-- Readers for wrk: each thread opens page after page, and for each page what it names.
-- The list stands in the file named by READERS_LIST: a page's requests on one line.

local visits = {}
for line in io.lines(os.getenv("READERS_LIST")) do
  local visit = {}
  for path in line:gmatch("%S+") do visit[#visit + 1] = path end
  visits[#visits + 1] = visit
end

local threads = {}
function setup(thread)
  thread:set("seed", #threads + 1)
  threads[#threads + 1] = thread
end

local visit, step
function init()
  math.randomseed(seed)
  visit, step = visits[math.random(#visits)], 0
  wrk.headers["Accept-Encoding"] = "gzip"
end

function request()
  step = step + 1
  if step > #visit then
    visit, step = visits[math.random(#visits)], 1
  end
  return wrk.format("GET", visit[step])
end

-- One line of JSON for the program that started wrk; times in milliseconds.
function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\nRESULT {"requests": %d, "bytes": %d, "seconds": %.3f, "p50": %.1f, "p90": %.1f,'
      .. ' "p99": %.1f, "slowest": %.1f, "connect": %d, "read": %d, "write": %d,'
      .. ' "status": %d, "timeout": %d}\n',
    summary.requests, summary.bytes, summary.duration / 1e6,
    latency:percentile(50) / 1000, latency:percentile(90) / 1000,
    latency:percentile(99) / 1000, latency.max / 1000,
    errors.connect, errors.read, errors.write, errors.status, errors.timeout))
end

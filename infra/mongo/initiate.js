// For mongosh: makes the three servers of compose.yaml one replica set, once, and waits until one of them takes writes.
const members = ['mongo-1:27017', 'mongo-2:27017', 'mongo-3:27017'].map((host, _id) => ({ _id, host }))
try {
  rs.status()
} catch (error) {
  if (error.codeName !== 'NotYetInitialized') throw error
  rs.initiate({ _id: 'duzhan', members })
}
for (let tries = 0; !rs.status().members.some(({ stateStr }) => stateStr === 'PRIMARY'); tries += 1) {
  if (tries === 60) throw new Error('no server became primary within a minute')
  sleep(1000)
}

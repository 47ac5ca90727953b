// Joins the three members and makes each service's user, whose password is in USER_<service with underscores>.
const seed = `mongodb://root:${encodeURIComponent(process.env.MONGODB_ROOT_PASSWORD)}@mongodb-1/?directConnection=true`;
const first = new Mongo(seed);
const admin = first.getDB("admin");

let joined = true;
try {
  admin.runCommand({replSetGetStatus: 1});
} catch (error) {
  if (error.codeName !== "NotYetInitialized") {
    throw error;
  }
  joined = false;
}
if (!joined) {
  const members = [1, 2, 3].map(n => ({_id: n - 1, host: `mongodb-${n}:27017`, priority: n === 1 ? 2 : 1}));
  admin.runCommand({replSetInitiate: {_id: "rs0", members}});
}

// whichever of them leads now: the driver finds it, and waits until there is one
const all = new Mongo(seed.replace("@mongodb-1/?directConnection=true",
    "@mongodb-1,mongodb-2,mongodb-3/?replicaSet=rs0&serverSelectionTimeoutMS=60000"));
for (const [name, password] of Object.entries(process.env).filter(([name]) => name.startsWith("USER_"))) {
  const service = name.substring("USER_".length).replaceAll("_", "-");
  const database = all.getDB(service);
  const roles = [{role: "readWrite", db: service}, {role: "dbAdmin", db: service}];
  if (database.getUser(service) === null) {
    database.createUser({user: service, pwd: password, roles});
  } else {
    database.updateUser(service, {pwd: password, roles});
  }
  print(`${service} has its user`);
}

// Many places out of few: each place folder again and again, under other names.
//   node multiply.js FROM TO TIMES
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const [from, to, times] = process.argv.slice(2);

for (const name of fs.readdirSync(from).sort()) {
    const account = path.join(from, name, 'place.json');
    for (let i = 0; fs.existsSync(account) && i < Number(times); i++) {
        const copy = `${name}-${String(i).padStart(2, '0')}`;
        fs.cpSync(path.join(from, name), path.join(to, copy), {recursive: true});
        fs.writeFileSync(path.join(to, copy, 'place.json'),
            fs.readFileSync(account, 'utf8').replace(/"place":\s*"[^"]*"/, `"place":"${copy}"`));
    }
}

// Tries reports in Chromium: a line a check, what failed at the end, and 1 as the exit code then.
//   node run.js FOLDER
// FOLDER holds the reports as NAME.html; pictures and printed pages go there, too.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const {launch} = require('./browser.js');

// Each a list of {name, run}; run(browser, folder) throws when it finds a fault.
const SUITES = [
    ['a page that is wrong on purpose', require('./check_faults.js')],
    ['tables', require('./check_tables.js')],
    ['maps', require('./check_maps.js')],
    ['pages', require('./check_pages.js')],
    ['print', require('./check_print.js')],
    ['accessibility', require('./check_access.js')],
];

async function runCheck(browser, folder, {name, run}) {
    const start = process.hrtime.bigint();
    try {
        await run(browser, folder);
    } catch (error) {
        console.log(`  FAILED  ${name}`);
        return `${name}: ${error.message}`;
    }
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    console.log(`  passed  ${name} (${seconds.toFixed(1)} s)`);
    return null;
}

const AT_ONCE = 2;

// Runs the checks, some at once, and gathers what failed in their order.
async function runAll(browser, folder, checks) {
    const failures = new Array(checks.length).fill(null);
    let next = 0;
    async function work() {
        while (next < checks.length) {
            const own = next++;
            failures[own] = await runCheck(browser, folder, checks[own]);
        }
    }
    await Promise.all(Array.from({length: AT_ONCE}, work));
    return failures.filter(failure => failure !== null);
}

function reportsIn(folder) {
    return fs.readdirSync(folder).filter(file => file.endsWith('.html')).sort()
        .map(file => path.basename(file, '.html'));
}

async function tryAll(what, suites, folder, wanted) {
    const browser = await launch();
    const failures = [];
    let count = 0;
    for (const [title, makeChecks] of suites) {
        const checks = makeChecks(reportsIn(folder)).filter(
            check => wanted === undefined || `${title}: ${check.name}`.includes(wanted));
        if (checks.length > 0) {
            console.log(`${what} in a browser: ${title}`);
        }
        failures.push(...await runAll(browser, folder, checks));
        count += checks.length;
    }
    await browser.close();
    failures.forEach(failure => console.log(`\n${failure}`));
    console.log(`${count - failures.length} passed, ${failures.length} failed`);
    return failures.length > 0 || count === 0 ? 1 : 0;
}

// what: "report"; wanted: of checks, what their names hold; undefined: all.
function runSuites(what, suites, folder, wanted) {
    tryAll(what, suites, folder, wanted).then(code => { process.exitCode = code; }, error => {
        console.error(error);
        process.exitCode = 1;
    });
}

module.exports = {runSuites};

if (require.main === module) {
    runSuites('report', SUITES, process.argv[2], process.argv[3]);
}

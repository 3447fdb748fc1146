// First of all: a page that is wrong on purpose, to see that its faults are found.
'use strict';

const assert = require('node:assert/strict');
const {open} = require('./browser.js');
const {violations, AXE} = require('./check_access.js');
const {overflow} = require('./check_pages.js');

const WRONG = 'tests/data/browser/wrong-report.html';

async function onWrongPage(browser, look) {
    const {page, faults, close} = await open(browser, WRONG, {viewport: {width: 390, height: 900}},
                                             [AXE]);
    try {
        await look(page, faults);
    } finally {
        await close();
    }
}

const FAULTS = [
    ['what is fetched', (page, faults) =>
        assert.ok(faults.some(fault => fault === 'asked for http://partmap.invalid/picture.png'))],
    ['what the policy forbids', (page, faults) =>
        assert.ok(faults.some(fault => fault.includes('Content Security Policy')))],
    ['what throws', (page, faults) =>
        assert.ok(faults.some(fault => fault === 'thrown: on purpose'))],
    ['what is too wide', async page =>
        assert.deepEqual(await overflow(page), ['p.wide-words#'])],
    ['what cannot be read', async page => {
        const rules = (await violations(page)).map(violation => violation.split(' ')[0]);
        for (const rule of ['color-contrast', 'image-alt', 'empty-table-header']) {
            assert.ok(rules.includes(rule), `${rule} among ${rules}`);
        }
    }],
];

module.exports = () => FAULTS.map(([what, look]) => ({
    name: `found: ${what}`,
    run: browser => onWrongPage(browser, look),
}));

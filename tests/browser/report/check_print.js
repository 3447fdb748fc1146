// Print: A4 pages, none blank, each section from the top of one, everything on them that is on the
// screen without scripts.
'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const {execFileSync} = require('node:child_process');
const {open} = require('./browser.js');

function pagesOf(file) {
    const info = execFileSync('pdfinfo', [file], {encoding: 'utf8'});
    return {
        count: Number(info.match(/^Pages:\s+(\d+)$/m)[1]),
        size: info.match(/^Page size:\s+(.*)$/m)[1],
        texts: execFileSync('pdftotext', ['-layout', file, '-'], {encoding: 'utf8'})
            .split('\f').slice(0, -1).map(text => text.trim()),
    };
}

function prints(report) {
    return {
        name: `${report}: printed on A4, no page blank, each section from the top`,
        run: async (browser, folder) => {
            const {page, faults, close} = await open(browser, path.join(folder, `${report}.html`));
            const file = path.join(folder, `${report}.pdf`);
            try {
                await page.pdf({path: file, preferCSSPageSize: true, printBackground: true});
                const titles = await page.locator('main > section > h2').allTextContents();
                const printed = pagesOf(file);
                assert.match(printed.size, /A4/);
                assert.ok(printed.texts.every(text => text.length > 20), 'no page is blank');
                const tops = printed.texts.map(text => text.split('\n')[0].trim());
                const missing = titles.slice(1).filter(title => !tops.some(top => top === title));
                assert.deepEqual(missing, [], `sections not at the top of a page: ${tops}`);
                assert.deepEqual(faults, []);
            } finally {
                await close();
            }
        },
    };
}

// A table that goes on over pages has its head on each.
function repeatsHeads(report) {
    return {
        name: `${report}: heads of long tables on each of their pages`,
        run: async (browser, folder) => {
            const {page, close} = await open(browser, path.join(folder, `${report}.html`));
            const file = path.join(folder, `${report}-ties.pdf`);
            try {
                await page.evaluate(() => document.querySelectorAll(
                    'main > section:not(#ties)').forEach(section => section.remove()));
                await page.pdf({path: file, preferCSSPageSize: true});
            } finally {
                await close();
            }
            const withRows = pagesOf(file).texts.filter(text => /works with|funds/.test(text));
            assert.ok(withRows.length > 1);
            assert.ok(withRows.every(text => /From +To +Kind/.test(text)), withRows.join('\n'));
        },
    };
}

module.exports = reports => [...reports.map(prints), repeatsHeads('basingstoke')];

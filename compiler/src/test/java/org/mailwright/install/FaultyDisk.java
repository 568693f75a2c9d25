package org.mailwright.install;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** A disk that breaks at one of its steps. It does not wait for stable storage: no test takes the power away. */
final class FaultyDisk implements Disk {
    private final PosixDisk disk = new PosixDisk();
    private Fault fault = Fault.NONE;
    private int at;
    private int steps;
    private boolean dead;

    /** How it breaks. */
    enum Fault {
        NONE,
        /** The power goes before the step, a write being half done. */
        CRASH_BEFORE,
        /** The power goes after it. */
        CRASH_AFTER,
        /** From this step on nothing more can be written, but removed. */
        FULL
    }

    /** From now on, breaks at this step, the first being 1. */
    void breakAt(Fault how, int step) {
        fault = how;
        at = step;
        steps = 0;
        dead = false;
    }

    int steps() {
        return steps;
    }

    boolean isBroken() {
        return dead;
    }

    /** Begins a step. */
    void step() throws IOException {
        if (dead && fault != Fault.FULL) {
            throw new IOException("no power");
        }
        steps++;
        if (steps == at && fault == Fault.CRASH_BEFORE) {
            dead = true;
            throw new IOException("no power");
        }
    }

    /** Ends a step. */
    void after() throws IOException {
        if (steps == at && fault == Fault.CRASH_AFTER) {
            dead = true;
            throw new IOException("no power");
        }
    }

    private boolean isFull() {
        dead |= fault == Fault.FULL && steps >= at;
        return dead && fault == Fault.FULL;
    }

    private void room() throws IOException {
        if (isFull()) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public void makeDirectory(Path directory, String mode) throws IOException {
        step();
        room();
        disk.makeDirectory(directory, mode);
        after();
    }

    @Override
    public void create(Path file) throws IOException {
        step();
        room();
        disk.create(file);
        after();
    }

    @Override
    public void setOwner(Path file, Owners.Ids ids) throws IOException {
        step();
        disk.setOwner(file, ids);
        after();
    }

    @Override
    public void setMode(Path file, String mode) throws IOException {
        step();
        disk.setMode(file, mode);
        after();
    }

    @Override
    public void write(Path file, Content content) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        content.writeTo(all);
        Content half = out -> out.write(all.toByteArray(), 0, all.size() / 2);
        try {
            step();
            room();
        } catch (IOException e) {
            disk.write(file, half);
            throw e;
        }
        disk.write(file, all::writeTo);
        after();
    }

    @Override
    public void sync(Path file) throws IOException {
        step();
        after();
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step();
        disk.rename(from, to);
        after();
    }

    @Override
    public void delete(Path file) throws IOException {
        step();
        disk.delete(file);
        after();
    }
}

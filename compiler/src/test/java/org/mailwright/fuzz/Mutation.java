package org.mailwright.fuzz;

/** One change of a site; the seed decides where and how. */
record Mutation(Mutator mutator, long seed) {
    SiteFiles of(SiteFiles site) {
        return mutator.mutate(site, new Dice(seed));
    }

    @Override
    public String toString() {
        return mutator.name() + "(" + seed + ")";
    }
}

import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace nudge. */
export namespace nudge {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of a CommandMessage.
         * @deprecated Use nudge.v1.CommandMessage.$Properties instead.
         */
        interface ICommandMessage extends nudge.v1.CommandMessage.$Properties {
        }

        /** Represents a CommandMessage. */
        class CommandMessage {

            /**
             * Constructs a new CommandMessage.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.CommandMessage.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CommandMessage requestId. */
            requestId: number;

            /** CommandMessage partsLeft. */
            partsLeft: number;

            /** CommandMessage hello. */
            hello?: (nudge.v1.Hello.$Properties|null);

            /** CommandMessage configure. */
            configure?: (nudge.v1.Configure.$Properties|null);

            /** CommandMessage population. */
            population?: (nudge.v1.ConfigurePopulation.$Properties|null);

            /** CommandMessage projection. */
            projection?: (nudge.v1.ConfigureProjection.$Properties|null);

            /** CommandMessage topology. */
            topology?: (nudge.v1.WriteTopology.$Properties|null);

            /** CommandMessage commit. */
            commit?: (nudge.v1.Commit.$Properties|null);

            /** CommandMessage writeWeights. */
            writeWeights?: (nudge.v1.WriteWeights.$Properties|null);

            /** CommandMessage readWeights. */
            readWeights?: (nudge.v1.ReadWeights.$Properties|null);

            /** CommandMessage readState. */
            readState?: (nudge.v1.ReadState.$Properties|null);

            /** CommandMessage present. */
            present?: (nudge.v1.Present.$Properties|null);

            /** CommandMessage settle. */
            settle?: (nudge.v1.Settle.$Properties|null);

            /** CommandMessage update. */
            update?: (nudge.v1.Update.$Properties|null);

            /** CommandMessage spikesIn. */
            spikesIn?: (nudge.v1.SendSpikes.$Properties|null);

            /** CommandMessage injectFault. */
            injectFault?: (nudge.v1.InjectFault.$Properties|null);

            /** CommandMessage telemetry. */
            telemetry?: (nudge.v1.ReadTelemetry.$Properties|null);

            /** CommandMessage snapshot. */
            snapshot?: (nudge.v1.Snapshot.$Properties|null);

            /** CommandMessage restore. */
            restore?: (nudge.v1.Restore.$Properties|null);

            /** CommandMessage synapse. */
            synapse?: (nudge.v1.ConfigureSynapse.$Properties|null);

            /** CommandMessage cells. */
            cells?: (nudge.v1.ConfigureCells.$Properties|null);

            /** CommandMessage pulses. */
            pulses?: (nudge.v1.ConfigurePulses.$Properties|null);

            /** CommandMessage conductances. */
            conductances?: (nudge.v1.ConfigureConductances.$Properties|null);

            /** CommandMessage analog. */
            analog?: (nudge.v1.ConfigureAnalog.$Properties|null);

            /** CommandMessage convolution. */
            convolution?: (nudge.v1.ConfigureConvolution.$Properties|null);

            /** CommandMessage writeSparse. */
            writeSparse?: (nudge.v1.WriteSparse.$Properties|null);

            /** CommandMessage command. */
            command?: ("hello"|"configure"|"population"|"projection"|"topology"|"commit"|"writeWeights"|"readWeights"|"readState"|"present"|"settle"|"update"|"spikesIn"|"injectFault"|"telemetry"|"snapshot"|"restore"|"synapse"|"cells"|"pulses"|"conductances"|"analog"|"convolution"|"writeSparse");

            /**
             * Encodes the specified CommandMessage message. Does not implicitly {@link nudge.v1.CommandMessage.verify|verify} messages.
             * @param message CommandMessage message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.CommandMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CommandMessage message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.CommandMessage & nudge.v1.CommandMessage.$Shape} CommandMessage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.CommandMessage & nudge.v1.CommandMessage.$Shape;
        }

        namespace CommandMessage {

            /** Properties of a CommandMessage. */
            interface $Properties {

                /** CommandMessage requestId */
                requestId?: (number|null);

                /** CommandMessage partsLeft */
                partsLeft?: (number|null);

                /** CommandMessage hello */
                hello?: (nudge.v1.Hello.$Properties|null);

                /** CommandMessage configure */
                configure?: (nudge.v1.Configure.$Properties|null);

                /** CommandMessage population */
                population?: (nudge.v1.ConfigurePopulation.$Properties|null);

                /** CommandMessage projection */
                projection?: (nudge.v1.ConfigureProjection.$Properties|null);

                /** CommandMessage topology */
                topology?: (nudge.v1.WriteTopology.$Properties|null);

                /** CommandMessage commit */
                commit?: (nudge.v1.Commit.$Properties|null);

                /** CommandMessage writeWeights */
                writeWeights?: (nudge.v1.WriteWeights.$Properties|null);

                /** CommandMessage readWeights */
                readWeights?: (nudge.v1.ReadWeights.$Properties|null);

                /** CommandMessage readState */
                readState?: (nudge.v1.ReadState.$Properties|null);

                /** CommandMessage present */
                present?: (nudge.v1.Present.$Properties|null);

                /** CommandMessage settle */
                settle?: (nudge.v1.Settle.$Properties|null);

                /** CommandMessage update */
                update?: (nudge.v1.Update.$Properties|null);

                /** CommandMessage spikesIn */
                spikesIn?: (nudge.v1.SendSpikes.$Properties|null);

                /** CommandMessage injectFault */
                injectFault?: (nudge.v1.InjectFault.$Properties|null);

                /** CommandMessage telemetry */
                telemetry?: (nudge.v1.ReadTelemetry.$Properties|null);

                /** CommandMessage snapshot */
                snapshot?: (nudge.v1.Snapshot.$Properties|null);

                /** CommandMessage restore */
                restore?: (nudge.v1.Restore.$Properties|null);

                /** CommandMessage synapse */
                synapse?: (nudge.v1.ConfigureSynapse.$Properties|null);

                /** CommandMessage cells */
                cells?: (nudge.v1.ConfigureCells.$Properties|null);

                /** CommandMessage pulses */
                pulses?: (nudge.v1.ConfigurePulses.$Properties|null);

                /** CommandMessage conductances */
                conductances?: (nudge.v1.ConfigureConductances.$Properties|null);

                /** CommandMessage analog */
                analog?: (nudge.v1.ConfigureAnalog.$Properties|null);

                /** CommandMessage convolution */
                convolution?: (nudge.v1.ConfigureConvolution.$Properties|null);

                /** CommandMessage writeSparse */
                writeSparse?: (nudge.v1.WriteSparse.$Properties|null);

                /** CommandMessage command */
                command?: ("hello"|"configure"|"population"|"projection"|"topology"|"commit"|"writeWeights"|"readWeights"|"readState"|"present"|"settle"|"update"|"spikesIn"|"injectFault"|"telemetry"|"snapshot"|"restore"|"synapse"|"cells"|"pulses"|"conductances"|"analog"|"convolution"|"writeSparse");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a CommandMessage. */
            type $Shape = {
              requestId?: number|null;
              partsLeft?: number|null;
              hello?: nudge.v1.Hello.$Shape|null;
              configure?: nudge.v1.Configure.$Shape|null;
              population?: nudge.v1.ConfigurePopulation.$Shape|null;
              projection?: nudge.v1.ConfigureProjection.$Shape|null;
              topology?: nudge.v1.WriteTopology.$Shape|null;
              commit?: nudge.v1.Commit.$Shape|null;
              writeWeights?: nudge.v1.WriteWeights.$Shape|null;
              readWeights?: nudge.v1.ReadWeights.$Shape|null;
              readState?: nudge.v1.ReadState.$Shape|null;
              present?: nudge.v1.Present.$Shape|null;
              settle?: nudge.v1.Settle.$Shape|null;
              update?: nudge.v1.Update.$Shape|null;
              spikesIn?: nudge.v1.SendSpikes.$Shape|null;
              injectFault?: nudge.v1.InjectFault.$Shape|null;
              telemetry?: nudge.v1.ReadTelemetry.$Shape|null;
              snapshot?: nudge.v1.Snapshot.$Shape|null;
              restore?: nudge.v1.Restore.$Shape|null;
              synapse?: nudge.v1.ConfigureSynapse.$Shape|null;
              cells?: nudge.v1.ConfigureCells.$Shape|null;
              pulses?: nudge.v1.ConfigurePulses.$Shape|null;
              conductances?: nudge.v1.ConfigureConductances.$Shape|null;
              analog?: nudge.v1.ConfigureAnalog.$Shape|null;
              convolution?: nudge.v1.ConfigureConvolution.$Shape|null;
              writeSparse?: nudge.v1.WriteSparse.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ command?: undefined; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "hello"; hello: nudge.v1.Hello.$Shape; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "configure"; hello?: null; configure: nudge.v1.Configure.$Shape; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "population"; hello?: null; configure?: null; population: nudge.v1.ConfigurePopulation.$Shape; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "projection"; hello?: null; configure?: null; population?: null; projection: nudge.v1.ConfigureProjection.$Shape; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "topology"; hello?: null; configure?: null; population?: null; projection?: null; topology: nudge.v1.WriteTopology.$Shape; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "commit"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit: nudge.v1.Commit.$Shape; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "writeWeights"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights: nudge.v1.WriteWeights.$Shape; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "readWeights"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights: nudge.v1.ReadWeights.$Shape; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "readState"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState: nudge.v1.ReadState.$Shape; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "present"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present: nudge.v1.Present.$Shape; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "settle"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle: nudge.v1.Settle.$Shape; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "update"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update: nudge.v1.Update.$Shape; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "spikesIn"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn: nudge.v1.SendSpikes.$Shape; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "injectFault"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault: nudge.v1.InjectFault.$Shape; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "telemetry"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry: nudge.v1.ReadTelemetry.$Shape; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "snapshot"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot: nudge.v1.Snapshot.$Shape; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "restore"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore: nudge.v1.Restore.$Shape; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "synapse"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse: nudge.v1.ConfigureSynapse.$Shape; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "cells"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells: nudge.v1.ConfigureCells.$Shape; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "pulses"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses: nudge.v1.ConfigurePulses.$Shape; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "conductances"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances: nudge.v1.ConfigureConductances.$Shape; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "analog"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog: nudge.v1.ConfigureAnalog.$Shape; convolution?: null; writeSparse?: null }|{ command?: "convolution"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution: nudge.v1.ConfigureConvolution.$Shape; writeSparse?: null }|{ command?: "writeSparse"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse: nudge.v1.WriteSparse.$Shape })
            );
        }

        /**
         * Properties of a Hello.
         * @deprecated Use nudge.v1.Hello.$Properties instead.
         */
        interface IHello extends nudge.v1.Hello.$Properties {
        }

        /** Represents a Hello. */
        class Hello {

            /**
             * Constructs a new Hello.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.Hello.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Hello major. */
            major: number;

            /** Hello minor. */
            minor: number;

            /**
             * Encodes the specified Hello message. Does not implicitly {@link nudge.v1.Hello.verify|verify} messages.
             * @param message Hello message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.Hello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Hello message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.Hello & nudge.v1.Hello.$Shape} Hello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.Hello & nudge.v1.Hello.$Shape;
        }

        namespace Hello {

            /** Properties of a Hello. */
            interface $Properties {

                /** Hello major */
                major?: (number|null);

                /** Hello minor */
                minor?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Hello. */
            type $Shape = nudge.v1.Hello.$Properties;
        }

        /**
         * Properties of a Configure.
         * @deprecated Use nudge.v1.Configure.$Properties instead.
         */
        interface IConfigure extends nudge.v1.Configure.$Properties {
        }

        /** Represents a Configure. */
        class Configure {

            /**
             * Constructs a new Configure.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.Configure.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Configure seed. */
            seed: (number|Long);

            /** Configure slots. */
            slots: number;

            /**
             * Encodes the specified Configure message. Does not implicitly {@link nudge.v1.Configure.verify|verify} messages.
             * @param message Configure message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.Configure.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Configure message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.Configure & nudge.v1.Configure.$Shape} Configure
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.Configure & nudge.v1.Configure.$Shape;
        }

        namespace Configure {

            /** Properties of a Configure. */
            interface $Properties {

                /** Configure seed */
                seed?: (number|Long|null);

                /** Configure slots */
                slots?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Configure. */
            type $Shape = nudge.v1.Configure.$Properties;
        }

        /** Role enum. */
        enum Role {

            /** ROLE_UNSPECIFIED value */
            ROLE_UNSPECIFIED = 0,

            /** ROLE_INPUT value */
            ROLE_INPUT = 1,

            /** ROLE_HIDDEN value */
            ROLE_HIDDEN = 2,

            /** ROLE_OUTPUT value */
            ROLE_OUTPUT = 3
        }

        /**
         * Properties of a ConfigurePopulation.
         * @deprecated Use nudge.v1.ConfigurePopulation.$Properties instead.
         */
        interface IConfigurePopulation extends nudge.v1.ConfigurePopulation.$Properties {
        }

        /** Represents a ConfigurePopulation. */
        class ConfigurePopulation {

            /**
             * Constructs a new ConfigurePopulation.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.ConfigurePopulation.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConfigurePopulation id. */
            id: number;

            /** ConfigurePopulation name. */
            name: string;

            /** ConfigurePopulation role. */
            role: nudge.v1.Role;

            /** ConfigurePopulation shape. */
            shape: number[];

            /** ConfigurePopulation unit. */
            unit?: (nudge.v1.Unit.$Properties|null);

            /**
             * Encodes the specified ConfigurePopulation message. Does not implicitly {@link nudge.v1.ConfigurePopulation.verify|verify} messages.
             * @param message ConfigurePopulation message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.ConfigurePopulation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConfigurePopulation message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.ConfigurePopulation & nudge.v1.ConfigurePopulation.$Shape} ConfigurePopulation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.ConfigurePopulation & nudge.v1.ConfigurePopulation.$Shape;
        }

        namespace ConfigurePopulation {

            /** Properties of a ConfigurePopulation. */
            interface $Properties {

                /** ConfigurePopulation id */
                id?: (number|null);

                /** ConfigurePopulation name */
                name?: (string|null);

                /** ConfigurePopulation role */
                role?: (nudge.v1.Role|null);

                /** ConfigurePopulation shape */
                shape?: (number[]|null);

                /** ConfigurePopulation unit */
                unit?: (nudge.v1.Unit.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConfigurePopulation. */
            type $Shape = {
              id?: number|null;
              name?: string|null;
              role?: nudge.v1.Role|null;
              shape?: number[]|null;
              unit?: nudge.v1.Unit.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a ConfigureProjection.
         * @deprecated Use nudge.v1.ConfigureProjection.$Properties instead.
         */
        interface IConfigureProjection extends nudge.v1.ConfigureProjection.$Properties {
        }

        /** Represents a ConfigureProjection. */
        class ConfigureProjection {

            /**
             * Constructs a new ConfigureProjection.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.ConfigureProjection.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConfigureProjection id. */
            id: number;

            /** ConfigureProjection name. */
            name: string;

            /** ConfigureProjection source. */
            source: number;

            /** ConfigureProjection target. */
            target: number;

            /** ConfigureProjection connectivity. */
            connectivity: nudge.v1.Connectivity;

            /** ConfigureProjection synapses. */
            synapses: number;

            /** ConfigureProjection bidirectional. */
            bidirectional: boolean;

            /** ConfigureProjection delayTicks. */
            delayTicks: number;

            /** ConfigureProjection receptor. */
            receptor: number;

            /** ConfigureProjection weight. */
            weight?: (nudge.v1.NumberFormat.$Properties|null);

            /** ConfigureProjection accumulator. */
            accumulator?: (nudge.v1.NumberFormat.$Properties|null);

            /** ConfigureProjection storage. */
            storage: nudge.v1.Storage;

            /** ConfigureProjection learningRate. */
            learningRate: number;

            /** ConfigureProjection plasticity. */
            plasticity: nudge.v1.Plasticity;

            /** ConfigureProjection momentum. */
            momentum: number;

            /** ConfigureProjection weightDecay. */
            weightDecay: number;

            /** ConfigureProjection contrast. */
            contrast: nudge.v1.Contrast;

            /**
             * Encodes the specified ConfigureProjection message. Does not implicitly {@link nudge.v1.ConfigureProjection.verify|verify} messages.
             * @param message ConfigureProjection message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.ConfigureProjection.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConfigureProjection message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.ConfigureProjection & nudge.v1.ConfigureProjection.$Shape} ConfigureProjection
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.ConfigureProjection & nudge.v1.ConfigureProjection.$Shape;
        }

        namespace ConfigureProjection {

            /** Properties of a ConfigureProjection. */
            interface $Properties {

                /** ConfigureProjection id */
                id?: (number|null);

                /** ConfigureProjection name */
                name?: (string|null);

                /** ConfigureProjection source */
                source?: (number|null);

                /** ConfigureProjection target */
                target?: (number|null);

                /** ConfigureProjection connectivity */
                connectivity?: (nudge.v1.Connectivity|null);

                /** ConfigureProjection synapses */
                synapses?: (number|null);

                /** ConfigureProjection bidirectional */
                bidirectional?: (boolean|null);

                /** ConfigureProjection delayTicks */
                delayTicks?: (number|null);

                /** ConfigureProjection receptor */
                receptor?: (number|null);

                /** ConfigureProjection weight */
                weight?: (nudge.v1.NumberFormat.$Properties|null);

                /** ConfigureProjection accumulator */
                accumulator?: (nudge.v1.NumberFormat.$Properties|null);

                /** ConfigureProjection storage */
                storage?: (nudge.v1.Storage|null);

                /** ConfigureProjection learningRate */
                learningRate?: (number|null);

                /** ConfigureProjection plasticity */
                plasticity?: (nudge.v1.Plasticity|null);

                /** ConfigureProjection momentum */
                momentum?: (number|null);

                /** ConfigureProjection weightDecay */
                weightDecay?: (number|null);

                /** ConfigureProjection contrast */
                contrast?: (nudge.v1.Contrast|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConfigureProjection. */
            type $Shape = nudge.v1.ConfigureProjection.$Properties;
        }

        /** TopologyPart enum. */
        enum TopologyPart {

            /** TOPOLOGY_PART_UNSPECIFIED value */
            TOPOLOGY_PART_UNSPECIFIED = 0,

            /** TOPOLOGY_PART_ROWS value */
            TOPOLOGY_PART_ROWS = 1,

            /** TOPOLOGY_PART_TARGETS value */
            TOPOLOGY_PART_TARGETS = 2
        }

        /**
         * Properties of a WriteTopology.
         * @deprecated Use nudge.v1.WriteTopology.$Properties instead.
         */
        interface IWriteTopology extends nudge.v1.WriteTopology.$Properties {
        }

        /** Represents a WriteTopology. */
        class WriteTopology {

            /**
             * Constructs a new WriteTopology.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.WriteTopology.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WriteTopology projection. */
            projection: number;

            /** WriteTopology part. */
            part: nudge.v1.TopologyPart;

            /** WriteTopology offset. */
            offset: number;

            /** WriteTopology count. */
            count: number;

            /** WriteTopology total. */
            total: number;

            /** WriteTopology data. */
            data: Uint8Array;

            /**
             * Encodes the specified WriteTopology message. Does not implicitly {@link nudge.v1.WriteTopology.verify|verify} messages.
             * @param message WriteTopology message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.WriteTopology.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WriteTopology message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.WriteTopology & nudge.v1.WriteTopology.$Shape} WriteTopology
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.WriteTopology & nudge.v1.WriteTopology.$Shape;
        }

        namespace WriteTopology {

            /** Properties of a WriteTopology. */
            interface $Properties {

                /** WriteTopology projection */
                projection?: (number|null);

                /** WriteTopology part */
                part?: (nudge.v1.TopologyPart|null);

                /** WriteTopology offset */
                offset?: (number|null);

                /** WriteTopology count */
                count?: (number|null);

                /** WriteTopology total */
                total?: (number|null);

                /** WriteTopology data */
                data?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WriteTopology. */
            type $Shape = nudge.v1.WriteTopology.$Properties;
        }

        /**
         * Properties of a ConfigureSynapse.
         * @deprecated Use nudge.v1.ConfigureSynapse.$Properties instead.
         */
        interface IConfigureSynapse extends nudge.v1.ConfigureSynapse.$Properties {
        }

        /** Represents a ConfigureSynapse. */
        class ConfigureSynapse {

            /**
             * Constructs a new ConfigureSynapse.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.ConfigureSynapse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConfigureSynapse projection. */
            projection: number;

            /** ConfigureSynapse rule. */
            rule: nudge.v1.SynapseRule;

            /** ConfigureSynapse levels. */
            levels: number;

            /** ConfigureSynapse amplitude. */
            amplitude: number;

            /** ConfigureSynapse threshold. */
            threshold: number;

            /** ConfigureSynapse limit. */
            limit: number;

            /** ConfigureSynapse consolidation. */
            consolidation: number;

            /** ConfigureSynapse hidden. */
            hidden?: (nudge.v1.NumberFormat.$Properties|null);

            /** ConfigureSynapse amplitudeLearningRate. */
            amplitudeLearningRate: number;

            /**
             * Encodes the specified ConfigureSynapse message. Does not implicitly {@link nudge.v1.ConfigureSynapse.verify|verify} messages.
             * @param message ConfigureSynapse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.ConfigureSynapse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConfigureSynapse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.ConfigureSynapse & nudge.v1.ConfigureSynapse.$Shape} ConfigureSynapse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.ConfigureSynapse & nudge.v1.ConfigureSynapse.$Shape;
        }

        namespace ConfigureSynapse {

            /** Properties of a ConfigureSynapse. */
            interface $Properties {

                /** ConfigureSynapse projection */
                projection?: (number|null);

                /** ConfigureSynapse rule */
                rule?: (nudge.v1.SynapseRule|null);

                /** ConfigureSynapse levels */
                levels?: (number|null);

                /** ConfigureSynapse amplitude */
                amplitude?: (number|null);

                /** ConfigureSynapse threshold */
                threshold?: (number|null);

                /** ConfigureSynapse limit */
                limit?: (number|null);

                /** ConfigureSynapse consolidation */
                consolidation?: (number|null);

                /** ConfigureSynapse hidden */
                hidden?: (nudge.v1.NumberFormat.$Properties|null);

                /** ConfigureSynapse amplitudeLearningRate */
                amplitudeLearningRate?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConfigureSynapse. */
            type $Shape = nudge.v1.ConfigureSynapse.$Properties;
        }

        /**
         * Properties of a ConfigureCells.
         * @deprecated Use nudge.v1.ConfigureCells.$Properties instead.
         */
        interface IConfigureCells extends nudge.v1.ConfigureCells.$Properties {
        }

        /** Represents a ConfigureCells. */
        class ConfigureCells {

            /**
             * Constructs a new ConfigureCells.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.ConfigureCells.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConfigureCells projection. */
            projection: number;

            /** ConfigureCells lrsOhms. */
            lrsOhms: number;

            /** ConfigureCells lrsSpread. */
            lrsSpread: number;

            /** ConfigureCells hrsOhms. */
            hrsOhms: number;

            /** ConfigureCells hrsSpread. */
            hrsSpread: number;

            /** ConfigureCells lrsOwnShare. */
            lrsOwnShare: number;

            /** ConfigureCells correlation. */
            correlation: number;

            /** ConfigureCells offsetSpread. */
            offsetSpread: number;

            /** ConfigureCells criticalOhms. */
            criticalOhms: number;

            /** ConfigureCells readSpread. */
            readSpread: number;

            /** ConfigureCells writeFailure. */
            writeFailure: number;

            /** ConfigureCells lifeCycles. */
            lifeCycles: number;

            /** ConfigureCells lifeShape. */
            lifeShape: number;

            /** ConfigureCells lowFailures. */
            lowFailures: number;

            /** ConfigureCells tileRows. */
            tileRows: number;

            /** ConfigureCells tileColumns. */
            tileColumns: number;

            /** ConfigureCells verifyPulses. */
            verifyPulses: number;

            /** ConfigureCells access. */
            access: nudge.v1.CellAccess;

            /** ConfigureCells reading. */
            reading: nudge.v1.CellReading;

            /** ConfigureCells hrsOwnShare. */
            hrsOwnShare: number;

            /** ConfigureCells driftOnset. */
            driftOnset: number;

            /** ConfigureCells lrsDrift. */
            lrsDrift: number;

            /** ConfigureCells hrsDrift. */
            hrsDrift: number;

            /** ConfigureCells trapShift. */
            trapShift: number;

            /** ConfigureCells trapEmptyTicks. */
            trapEmptyTicks: number;

            /** ConfigureCells trapFullTicks. */
            trapFullTicks: number;

            /** ConfigureCells droopSpread. */
            droopSpread: number;

            /**
             * Encodes the specified ConfigureCells message. Does not implicitly {@link nudge.v1.ConfigureCells.verify|verify} messages.
             * @param message ConfigureCells message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.ConfigureCells.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConfigureCells message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.ConfigureCells & nudge.v1.ConfigureCells.$Shape} ConfigureCells
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.ConfigureCells & nudge.v1.ConfigureCells.$Shape;
        }

        namespace ConfigureCells {

            /** Properties of a ConfigureCells. */
            interface $Properties {

                /** ConfigureCells projection */
                projection?: (number|null);

                /** ConfigureCells lrsOhms */
                lrsOhms?: (number|null);

                /** ConfigureCells lrsSpread */
                lrsSpread?: (number|null);

                /** ConfigureCells hrsOhms */
                hrsOhms?: (number|null);

                /** ConfigureCells hrsSpread */
                hrsSpread?: (number|null);

                /** ConfigureCells lrsOwnShare */
                lrsOwnShare?: (number|null);

                /** ConfigureCells correlation */
                correlation?: (number|null);

                /** ConfigureCells offsetSpread */
                offsetSpread?: (number|null);

                /** ConfigureCells criticalOhms */
                criticalOhms?: (number|null);

                /** ConfigureCells readSpread */
                readSpread?: (number|null);

                /** ConfigureCells writeFailure */
                writeFailure?: (number|null);

                /** ConfigureCells lifeCycles */
                lifeCycles?: (number|null);

                /** ConfigureCells lifeShape */
                lifeShape?: (number|null);

                /** ConfigureCells lowFailures */
                lowFailures?: (number|null);

                /** ConfigureCells tileRows */
                tileRows?: (number|null);

                /** ConfigureCells tileColumns */
                tileColumns?: (number|null);

                /** ConfigureCells verifyPulses */
                verifyPulses?: (number|null);

                /** ConfigureCells access */
                access?: (nudge.v1.CellAccess|null);

                /** ConfigureCells reading */
                reading?: (nudge.v1.CellReading|null);

                /** ConfigureCells hrsOwnShare */
                hrsOwnShare?: (number|null);

                /** ConfigureCells driftOnset */
                driftOnset?: (number|null);

                /** ConfigureCells lrsDrift */
                lrsDrift?: (number|null);

                /** ConfigureCells hrsDrift */
                hrsDrift?: (number|null);

                /** ConfigureCells trapShift */
                trapShift?: (number|null);

                /** ConfigureCells trapEmptyTicks */
                trapEmptyTicks?: (number|null);

                /** ConfigureCells trapFullTicks */
                trapFullTicks?: (number|null);

                /** ConfigureCells droopSpread */
                droopSpread?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConfigureCells. */
            type $Shape = nudge.v1.ConfigureCells.$Properties;
        }

        /**
         * Properties of a ConfigurePulses.
         * @deprecated Use nudge.v1.ConfigurePulses.$Properties instead.
         */
        interface IConfigurePulses extends nudge.v1.ConfigurePulses.$Properties {
        }

        /** Represents a ConfigurePulses. */
        class ConfigurePulses {

            /**
             * Constructs a new ConfigurePulses.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.ConfigurePulses.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConfigurePulses projection. */
            projection: number;

            /** ConfigurePulses stepRule. */
            stepRule: nudge.v1.StepRule;

            /** ConfigurePulses accumulate. */
            accumulate: boolean;

            /** ConfigurePulses step. */
            step: number;

            /** ConfigurePulses upDown. */
            upDown: number;

            /** ConfigurePulses max. */
            max: number;

            /** ConfigurePulses min. */
            min: number;

            /** ConfigurePulses stepSpread. */
            stepSpread: number;

            /** ConfigurePulses logNormalStep. */
            logNormalStep: boolean;

            /** ConfigurePulses upDownSpread. */
            upDownSpread: number;

            /** ConfigurePulses maxSpread. */
            maxSpread: number;

            /** ConfigurePulses minSpread. */
            minSpread: number;

            /** ConfigurePulses cycleSpread. */
            cycleSpread: number;

            /** ConfigurePulses additiveCycle. */
            additiveCycle: boolean;

            /** ConfigurePulses writeNoise. */
            writeNoise: number;

            /** ConfigurePulses corrupt. */
            corrupt: number;

            /** ConfigurePulses corruptRange. */
            corruptRange: number;

            /** ConfigurePulses subtractSymmetry. */
            subtractSymmetry: boolean;

            /** ConfigurePulses referenceSpread. */
            referenceSpread: number;

            /** ConfigurePulses a. */
            a: number;

            /** ConfigurePulses b. */
            b: number;

            /** ConfigurePulses gammaUp. */
            gammaUp: number;

            /** ConfigurePulses gammaDown. */
            gammaDown: number;

            /** ConfigurePulses amplitudeUp. */
            amplitudeUp: number;

            /** ConfigurePulses amplitudeDown. */
            amplitudeDown: number;

            /**
             * Encodes the specified ConfigurePulses message. Does not implicitly {@link nudge.v1.ConfigurePulses.verify|verify} messages.
             * @param message ConfigurePulses message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.ConfigurePulses.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConfigurePulses message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.ConfigurePulses & nudge.v1.ConfigurePulses.$Shape} ConfigurePulses
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.ConfigurePulses & nudge.v1.ConfigurePulses.$Shape;
        }

        namespace ConfigurePulses {

            /** Properties of a ConfigurePulses. */
            interface $Properties {

                /** ConfigurePulses projection */
                projection?: (number|null);

                /** ConfigurePulses stepRule */
                stepRule?: (nudge.v1.StepRule|null);

                /** ConfigurePulses accumulate */
                accumulate?: (boolean|null);

                /** ConfigurePulses step */
                step?: (number|null);

                /** ConfigurePulses upDown */
                upDown?: (number|null);

                /** ConfigurePulses max */
                max?: (number|null);

                /** ConfigurePulses min */
                min?: (number|null);

                /** ConfigurePulses stepSpread */
                stepSpread?: (number|null);

                /** ConfigurePulses logNormalStep */
                logNormalStep?: (boolean|null);

                /** ConfigurePulses upDownSpread */
                upDownSpread?: (number|null);

                /** ConfigurePulses maxSpread */
                maxSpread?: (number|null);

                /** ConfigurePulses minSpread */
                minSpread?: (number|null);

                /** ConfigurePulses cycleSpread */
                cycleSpread?: (number|null);

                /** ConfigurePulses additiveCycle */
                additiveCycle?: (boolean|null);

                /** ConfigurePulses writeNoise */
                writeNoise?: (number|null);

                /** ConfigurePulses corrupt */
                corrupt?: (number|null);

                /** ConfigurePulses corruptRange */
                corruptRange?: (number|null);

                /** ConfigurePulses subtractSymmetry */
                subtractSymmetry?: (boolean|null);

                /** ConfigurePulses referenceSpread */
                referenceSpread?: (number|null);

                /** ConfigurePulses a */
                a?: (number|null);

                /** ConfigurePulses b */
                b?: (number|null);

                /** ConfigurePulses gammaUp */
                gammaUp?: (number|null);

                /** ConfigurePulses gammaDown */
                gammaDown?: (number|null);

                /** ConfigurePulses amplitudeUp */
                amplitudeUp?: (number|null);

                /** ConfigurePulses amplitudeDown */
                amplitudeDown?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConfigurePulses. */
            type $Shape = nudge.v1.ConfigurePulses.$Properties;
        }

        /**
         * Properties of a ConfigureConductances.
         * @deprecated Use nudge.v1.ConfigureConductances.$Properties instead.
         */
        interface IConfigureConductances extends nudge.v1.ConfigureConductances.$Properties {
        }

        /** Represents a ConfigureConductances. */
        class ConfigureConductances {

            /**
             * Constructs a new ConfigureConductances.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.ConfigureConductances.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConfigureConductances projection. */
            projection: number;

            /** ConfigureConductances lowest. */
            lowest: number;

            /** ConfigureConductances highest. */
            highest: number;

            /** ConfigureConductances step. */
            step: number;

            /** ConfigureConductances accumulate. */
            accumulate: boolean;

            /** ConfigureConductances programming. */
            programming: number[];

            /** ConfigureConductances exponentPerLn. */
            exponentPerLn: number;

            /** ConfigureConductances exponentOffset. */
            exponentOffset: number;

            /** ConfigureConductances exponentLowest. */
            exponentLowest: number;

            /** ConfigureConductances exponentHighest. */
            exponentHighest: number;

            /** ConfigureConductances exponentSpreadPerLn. */
            exponentSpreadPerLn: number;

            /** ConfigureConductances exponentSpreadOffset. */
            exponentSpreadOffset: number;

            /** ConfigureConductances exponentSpreadLowest. */
            exponentSpreadLowest: number;

            /** ConfigureConductances exponentSpreadHighest. */
            exponentSpreadHighest: number;

            /** ConfigureConductances driftStart. */
            driftStart: number;

            /** ConfigureConductances readScale. */
            readScale: number;

            /** ConfigureConductances readPower. */
            readPower: number;

            /** ConfigureConductances readMost. */
            readMost: number;

            /** ConfigureConductances readTime. */
            readTime: number;

            /**
             * Encodes the specified ConfigureConductances message. Does not implicitly {@link nudge.v1.ConfigureConductances.verify|verify} messages.
             * @param message ConfigureConductances message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.ConfigureConductances.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConfigureConductances message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.ConfigureConductances & nudge.v1.ConfigureConductances.$Shape} ConfigureConductances
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.ConfigureConductances & nudge.v1.ConfigureConductances.$Shape;
        }

        namespace ConfigureConductances {

            /** Properties of a ConfigureConductances. */
            interface $Properties {

                /** ConfigureConductances projection */
                projection?: (number|null);

                /** ConfigureConductances lowest */
                lowest?: (number|null);

                /** ConfigureConductances highest */
                highest?: (number|null);

                /** ConfigureConductances step */
                step?: (number|null);

                /** ConfigureConductances accumulate */
                accumulate?: (boolean|null);

                /** ConfigureConductances programming */
                programming?: (number[]|null);

                /** ConfigureConductances exponentPerLn */
                exponentPerLn?: (number|null);

                /** ConfigureConductances exponentOffset */
                exponentOffset?: (number|null);

                /** ConfigureConductances exponentLowest */
                exponentLowest?: (number|null);

                /** ConfigureConductances exponentHighest */
                exponentHighest?: (number|null);

                /** ConfigureConductances exponentSpreadPerLn */
                exponentSpreadPerLn?: (number|null);

                /** ConfigureConductances exponentSpreadOffset */
                exponentSpreadOffset?: (number|null);

                /** ConfigureConductances exponentSpreadLowest */
                exponentSpreadLowest?: (number|null);

                /** ConfigureConductances exponentSpreadHighest */
                exponentSpreadHighest?: (number|null);

                /** ConfigureConductances driftStart */
                driftStart?: (number|null);

                /** ConfigureConductances readScale */
                readScale?: (number|null);

                /** ConfigureConductances readPower */
                readPower?: (number|null);

                /** ConfigureConductances readMost */
                readMost?: (number|null);

                /** ConfigureConductances readTime */
                readTime?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConfigureConductances. */
            type $Shape = nudge.v1.ConfigureConductances.$Properties;
        }

        /**
         * Properties of a ConfigureAnalog.
         * @deprecated Use nudge.v1.ConfigureAnalog.$Properties instead.
         */
        interface IConfigureAnalog extends nudge.v1.ConfigureAnalog.$Properties {
        }

        /** Represents a ConfigureAnalog. */
        class ConfigureAnalog {

            /**
             * Constructs a new ConfigureAnalog.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.ConfigureAnalog.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConfigureAnalog projection. */
            projection: number;

            /** ConfigureAnalog tileRows. */
            tileRows: number;

            /** ConfigureAnalog tileColumns. */
            tileColumns: number;

            /** ConfigureAnalog wires. */
            wires: nudge.v1.WireModel;

            /** ConfigureAnalog wireOhms. */
            wireOhms: number;

            /** ConfigureAnalog unitSiemens. */
            unitSiemens: number;

            /** ConfigureAnalog converter. */
            converter: nudge.v1.Converter;

            /** ConfigureAnalog converterStep. */
            converterStep: number;

            /** ConfigureAnalog converterBound. */
            converterBound: number;

            /** ConfigureAnalog converterNoise. */
            converterNoise: number;

            /** ConfigureAnalog weightNoise. */
            weightNoise: number;

            /**
             * Encodes the specified ConfigureAnalog message. Does not implicitly {@link nudge.v1.ConfigureAnalog.verify|verify} messages.
             * @param message ConfigureAnalog message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.ConfigureAnalog.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConfigureAnalog message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.ConfigureAnalog & nudge.v1.ConfigureAnalog.$Shape} ConfigureAnalog
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.ConfigureAnalog & nudge.v1.ConfigureAnalog.$Shape;
        }

        namespace ConfigureAnalog {

            /** Properties of a ConfigureAnalog. */
            interface $Properties {

                /** ConfigureAnalog projection */
                projection?: (number|null);

                /** ConfigureAnalog tileRows */
                tileRows?: (number|null);

                /** ConfigureAnalog tileColumns */
                tileColumns?: (number|null);

                /** ConfigureAnalog wires */
                wires?: (nudge.v1.WireModel|null);

                /** ConfigureAnalog wireOhms */
                wireOhms?: (number|null);

                /** ConfigureAnalog unitSiemens */
                unitSiemens?: (number|null);

                /** ConfigureAnalog converter */
                converter?: (nudge.v1.Converter|null);

                /** ConfigureAnalog converterStep */
                converterStep?: (number|null);

                /** ConfigureAnalog converterBound */
                converterBound?: (number|null);

                /** ConfigureAnalog converterNoise */
                converterNoise?: (number|null);

                /** ConfigureAnalog weightNoise */
                weightNoise?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConfigureAnalog. */
            type $Shape = nudge.v1.ConfigureAnalog.$Properties;
        }

        /**
         * Properties of a ConfigureConvolution.
         * @deprecated Use nudge.v1.ConfigureConvolution.$Properties instead.
         */
        interface IConfigureConvolution extends nudge.v1.ConfigureConvolution.$Properties {
        }

        /** Represents a ConfigureConvolution. */
        class ConfigureConvolution {

            /**
             * Constructs a new ConfigureConvolution.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.ConfigureConvolution.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConfigureConvolution projection. */
            projection: number;

            /** ConfigureConvolution kernel. */
            kernel: number;

            /** ConfigureConvolution padding. */
            padding: number;

            /** ConfigureConvolution pool. */
            pool: nudge.v1.Pool;

            /** ConfigureConvolution poolSize. */
            poolSize: number;

            /**
             * Encodes the specified ConfigureConvolution message. Does not implicitly {@link nudge.v1.ConfigureConvolution.verify|verify} messages.
             * @param message ConfigureConvolution message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.ConfigureConvolution.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConfigureConvolution message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.ConfigureConvolution & nudge.v1.ConfigureConvolution.$Shape} ConfigureConvolution
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.ConfigureConvolution & nudge.v1.ConfigureConvolution.$Shape;
        }

        namespace ConfigureConvolution {

            /** Properties of a ConfigureConvolution. */
            interface $Properties {

                /** ConfigureConvolution projection */
                projection?: (number|null);

                /** ConfigureConvolution kernel */
                kernel?: (number|null);

                /** ConfigureConvolution padding */
                padding?: (number|null);

                /** ConfigureConvolution pool */
                pool?: (nudge.v1.Pool|null);

                /** ConfigureConvolution poolSize */
                poolSize?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConfigureConvolution. */
            type $Shape = nudge.v1.ConfigureConvolution.$Properties;
        }

        /**
         * Properties of a Commit.
         * @deprecated Use nudge.v1.Commit.$Properties instead.
         */
        interface ICommit extends nudge.v1.Commit.$Properties {
        }

        /** Represents a Commit. */
        class Commit {

            /**
             * Constructs a new Commit.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.Commit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified Commit message. Does not implicitly {@link nudge.v1.Commit.verify|verify} messages.
             * @param message Commit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.Commit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Commit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.Commit & nudge.v1.Commit.$Shape} Commit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.Commit & nudge.v1.Commit.$Shape;
        }

        namespace Commit {

            /** Properties of a Commit. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Commit. */
            type $Shape = nudge.v1.Commit.$Properties;
        }

        /**
         * Properties of a WriteWeights.
         * @deprecated Use nudge.v1.WriteWeights.$Properties instead.
         */
        interface IWriteWeights extends nudge.v1.WriteWeights.$Properties {
        }

        /** Represents a WriteWeights. */
        class WriteWeights {

            /**
             * Constructs a new WriteWeights.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.WriteWeights.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WriteWeights tensor. */
            tensor: nudge.v1.Tensor;

            /** WriteWeights id. */
            id: number;

            /** WriteWeights offset. */
            offset: number;

            /** WriteWeights count. */
            count: number;

            /** WriteWeights total. */
            total: number;

            /** WriteWeights element. */
            element: nudge.v1.Element;

            /** WriteWeights data. */
            data: Uint8Array;

            /**
             * Encodes the specified WriteWeights message. Does not implicitly {@link nudge.v1.WriteWeights.verify|verify} messages.
             * @param message WriteWeights message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.WriteWeights.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WriteWeights message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.WriteWeights & nudge.v1.WriteWeights.$Shape} WriteWeights
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.WriteWeights & nudge.v1.WriteWeights.$Shape;
        }

        namespace WriteWeights {

            /** Properties of a WriteWeights. */
            interface $Properties {

                /** WriteWeights tensor */
                tensor?: (nudge.v1.Tensor|null);

                /** WriteWeights id */
                id?: (number|null);

                /** WriteWeights offset */
                offset?: (number|null);

                /** WriteWeights count */
                count?: (number|null);

                /** WriteWeights total */
                total?: (number|null);

                /** WriteWeights element */
                element?: (nudge.v1.Element|null);

                /** WriteWeights data */
                data?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WriteWeights. */
            type $Shape = nudge.v1.WriteWeights.$Properties;
        }

        /**
         * Properties of a WriteSparse.
         * @deprecated Use nudge.v1.WriteSparse.$Properties instead.
         */
        interface IWriteSparse extends nudge.v1.WriteSparse.$Properties {
        }

        /** Represents a WriteSparse. */
        class WriteSparse {

            /**
             * Constructs a new WriteSparse.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.WriteSparse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WriteSparse tensor. */
            tensor: nudge.v1.Tensor;

            /** WriteSparse id. */
            id: number;

            /** WriteSparse total. */
            total: number;

            /** WriteSparse element. */
            element: nudge.v1.Element;

            /** WriteSparse data. */
            data: Uint8Array;

            /**
             * Encodes the specified WriteSparse message. Does not implicitly {@link nudge.v1.WriteSparse.verify|verify} messages.
             * @param message WriteSparse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.WriteSparse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WriteSparse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.WriteSparse & nudge.v1.WriteSparse.$Shape} WriteSparse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.WriteSparse & nudge.v1.WriteSparse.$Shape;
        }

        namespace WriteSparse {

            /** Properties of a WriteSparse. */
            interface $Properties {

                /** WriteSparse tensor */
                tensor?: (nudge.v1.Tensor|null);

                /** WriteSparse id */
                id?: (number|null);

                /** WriteSparse total */
                total?: (number|null);

                /** WriteSparse element */
                element?: (nudge.v1.Element|null);

                /** WriteSparse data */
                data?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WriteSparse. */
            type $Shape = nudge.v1.WriteSparse.$Properties;
        }

        /**
         * Properties of a ReadWeights.
         * @deprecated Use nudge.v1.ReadWeights.$Properties instead.
         */
        interface IReadWeights extends nudge.v1.ReadWeights.$Properties {
        }

        /** Represents a ReadWeights. */
        class ReadWeights {

            /**
             * Constructs a new ReadWeights.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.ReadWeights.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadWeights tensor. */
            tensor: nudge.v1.Tensor;

            /** ReadWeights id. */
            id: number;

            /**
             * Encodes the specified ReadWeights message. Does not implicitly {@link nudge.v1.ReadWeights.verify|verify} messages.
             * @param message ReadWeights message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.ReadWeights.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadWeights message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.ReadWeights & nudge.v1.ReadWeights.$Shape} ReadWeights
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.ReadWeights & nudge.v1.ReadWeights.$Shape;
        }

        namespace ReadWeights {

            /** Properties of a ReadWeights. */
            interface $Properties {

                /** ReadWeights tensor */
                tensor?: (nudge.v1.Tensor|null);

                /** ReadWeights id */
                id?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadWeights. */
            type $Shape = nudge.v1.ReadWeights.$Properties;
        }

        /**
         * Properties of a ReadState.
         * @deprecated Use nudge.v1.ReadState.$Properties instead.
         */
        interface IReadState extends nudge.v1.ReadState.$Properties {
        }

        /** Represents a ReadState. */
        class ReadState {

            /**
             * Constructs a new ReadState.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.ReadState.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadState population. */
            population: number;

            /** ReadState variable. */
            variable: nudge.v1.StateVariable;

            /**
             * Encodes the specified ReadState message. Does not implicitly {@link nudge.v1.ReadState.verify|verify} messages.
             * @param message ReadState message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.ReadState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadState message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.ReadState & nudge.v1.ReadState.$Shape} ReadState
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.ReadState & nudge.v1.ReadState.$Shape;
        }

        namespace ReadState {

            /** Properties of a ReadState. */
            interface $Properties {

                /** ReadState population */
                population?: (number|null);

                /** ReadState variable */
                variable?: (nudge.v1.StateVariable|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadState. */
            type $Shape = nudge.v1.ReadState.$Properties;
        }

        /** Layout enum. */
        enum Layout {

            /** LAYOUT_UNSPECIFIED value */
            LAYOUT_UNSPECIFIED = 0,

            /** LAYOUT_DENSE value */
            LAYOUT_DENSE = 1,

            /** LAYOUT_ONE_HOT value */
            LAYOUT_ONE_HOT = 2
        }

        /**
         * Properties of a Present.
         * @deprecated Use nudge.v1.Present.$Properties instead.
         */
        interface IPresent extends nudge.v1.Present.$Properties {
        }

        /** Represents a Present. */
        class Present {

            /**
             * Constructs a new Present.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.Present.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Present population. */
            population: number;

            /** Present layout. */
            layout: nudge.v1.Layout;

            /** Present batch. */
            batch: number;

            /** Present steps. */
            steps: number;

            /** Present reversed. */
            reversed: boolean;

            /** Present offset. */
            offset: number;

            /** Present count. */
            count: number;

            /** Present total. */
            total: number;

            /** Present element. */
            element: nudge.v1.Element;

            /** Present data. */
            data: Uint8Array;

            /**
             * Encodes the specified Present message. Does not implicitly {@link nudge.v1.Present.verify|verify} messages.
             * @param message Present message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.Present.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Present message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.Present & nudge.v1.Present.$Shape} Present
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.Present & nudge.v1.Present.$Shape;
        }

        namespace Present {

            /** Properties of a Present. */
            interface $Properties {

                /** Present population */
                population?: (number|null);

                /** Present layout */
                layout?: (nudge.v1.Layout|null);

                /** Present batch */
                batch?: (number|null);

                /** Present steps */
                steps?: (number|null);

                /** Present reversed */
                reversed?: (boolean|null);

                /** Present offset */
                offset?: (number|null);

                /** Present count */
                count?: (number|null);

                /** Present total */
                total?: (number|null);

                /** Present element */
                element?: (nudge.v1.Element|null);

                /** Present data */
                data?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Present. */
            type $Shape = nudge.v1.Present.$Properties;
        }

        /** Start enum. */
        enum Start {

            /** START_UNSPECIFIED value */
            START_UNSPECIFIED = 0,

            /** START_FRESH value */
            START_FRESH = 1,

            /** START_CONTINUE value */
            START_CONTINUE = 2,

            /** START_SLOT value */
            START_SLOT = 3
        }

        /** Evaluation enum. */
        enum Evaluation {

            /** EVALUATION_UNSPECIFIED value */
            EVALUATION_UNSPECIFIED = 0,

            /** EVALUATION_CLOSED_LOOP value */
            EVALUATION_CLOSED_LOOP = 1,

            /** EVALUATION_FROZEN value */
            EVALUATION_FROZEN = 2
        }

        /**
         * Properties of a Drive.
         * @deprecated Use nudge.v1.Drive.$Properties instead.
         */
        interface IDrive extends nudge.v1.Drive.$Properties {
        }

        /** Represents a Drive. */
        class Drive {

            /**
             * Constructs a new Drive.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.Drive.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Drive kind. */
            kind: nudge.v1.DriveKind;

            /** Drive population. */
            population: number;

            /** Drive beta. */
            beta: number;

            /** Drive evaluation. */
            evaluation: nudge.v1.Evaluation;

            /**
             * Encodes the specified Drive message. Does not implicitly {@link nudge.v1.Drive.verify|verify} messages.
             * @param message Drive message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.Drive.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Drive message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.Drive & nudge.v1.Drive.$Shape} Drive
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.Drive & nudge.v1.Drive.$Shape;
        }

        namespace Drive {

            /** Properties of a Drive. */
            interface $Properties {

                /** Drive kind */
                kind?: (nudge.v1.DriveKind|null);

                /** Drive population */
                population?: (number|null);

                /** Drive beta */
                beta?: (number|null);

                /** Drive evaluation */
                evaluation?: (nudge.v1.Evaluation|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Drive. */
            type $Shape = nudge.v1.Drive.$Properties;
        }

        /**
         * Properties of a Stop.
         * @deprecated Use nudge.v1.Stop.$Properties instead.
         */
        interface IStop extends nudge.v1.Stop.$Properties {
        }

        /** Represents a Stop. */
        class Stop {

            /**
             * Constructs a new Stop.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.Stop.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Stop ticks. */
            ticks?: (nudge.v1.StopTicks.$Properties|null);

            /** Stop residual. */
            residual?: (nudge.v1.StopResidual.$Properties|null);

            /** Stop kind. */
            kind?: ("ticks"|"residual");

            /**
             * Encodes the specified Stop message. Does not implicitly {@link nudge.v1.Stop.verify|verify} messages.
             * @param message Stop message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.Stop.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Stop message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.Stop & nudge.v1.Stop.$Shape} Stop
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.Stop & nudge.v1.Stop.$Shape;
        }

        namespace Stop {

            /** Properties of a Stop. */
            interface $Properties {

                /** Stop ticks */
                ticks?: (nudge.v1.StopTicks.$Properties|null);

                /** Stop residual */
                residual?: (nudge.v1.StopResidual.$Properties|null);

                /** Stop kind */
                kind?: ("ticks"|"residual");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Stop. */
            type $Shape = {
              ticks?: nudge.v1.StopTicks.$Shape|null;
              residual?: nudge.v1.StopResidual.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ kind?: undefined; ticks?: null; residual?: null }|{ kind?: "ticks"; ticks: nudge.v1.StopTicks.$Shape; residual?: null }|{ kind?: "residual"; ticks?: null; residual: nudge.v1.StopResidual.$Shape })
            );
        }

        /**
         * Properties of a StopTicks.
         * @deprecated Use nudge.v1.StopTicks.$Properties instead.
         */
        interface IStopTicks extends nudge.v1.StopTicks.$Properties {
        }

        /** Represents a StopTicks. */
        class StopTicks {

            /**
             * Constructs a new StopTicks.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.StopTicks.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StopTicks ticks. */
            ticks: number;

            /**
             * Encodes the specified StopTicks message. Does not implicitly {@link nudge.v1.StopTicks.verify|verify} messages.
             * @param message StopTicks message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.StopTicks.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StopTicks message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.StopTicks & nudge.v1.StopTicks.$Shape} StopTicks
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.StopTicks & nudge.v1.StopTicks.$Shape;
        }

        namespace StopTicks {

            /** Properties of a StopTicks. */
            interface $Properties {

                /** StopTicks ticks */
                ticks?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StopTicks. */
            type $Shape = nudge.v1.StopTicks.$Properties;
        }

        /**
         * Properties of a StopResidual.
         * @deprecated Use nudge.v1.StopResidual.$Properties instead.
         */
        interface IStopResidual extends nudge.v1.StopResidual.$Properties {
        }

        /** Represents a StopResidual. */
        class StopResidual {

            /**
             * Constructs a new StopResidual.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.StopResidual.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StopResidual below. */
            below: number;

            /** StopResidual maxTicks. */
            maxTicks: number;

            /**
             * Encodes the specified StopResidual message. Does not implicitly {@link nudge.v1.StopResidual.verify|verify} messages.
             * @param message StopResidual message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.StopResidual.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StopResidual message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.StopResidual & nudge.v1.StopResidual.$Shape} StopResidual
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.StopResidual & nudge.v1.StopResidual.$Shape;
        }

        namespace StopResidual {

            /** Properties of a StopResidual. */
            interface $Properties {

                /** StopResidual below */
                below?: (number|null);

                /** StopResidual maxTicks */
                maxTicks?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StopResidual. */
            type $Shape = nudge.v1.StopResidual.$Properties;
        }

        /**
         * Properties of a Settle.
         * @deprecated Use nudge.v1.Settle.$Properties instead.
         */
        interface ISettle extends nudge.v1.Settle.$Properties {
        }

        /** Represents a Settle. */
        class Settle {

            /**
             * Constructs a new Settle.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.Settle.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Settle start. */
            start: nudge.v1.Start;

            /** Settle startSlot. */
            startSlot?: (number|null);

            /** Settle saveSlot. */
            saveSlot?: (number|null);

            /** Settle draw. */
            draw: number;

            /** Settle drives. */
            drives: nudge.v1.Drive.$Properties[];

            /** Settle stop. */
            stop?: (nudge.v1.Stop.$Properties|null);

            /** Settle plasticity. */
            plasticity: nudge.v1.Plasticity;

            /** Settle divisor. */
            divisor: number;

            /** Settle rateScale. */
            rateScale: number;

            /** Settle readout. */
            readout?: (number|null);

            /** Settle readoutFrom. */
            readoutFrom: number;

            /** Settle record. */
            record: number[];

            /**
             * Encodes the specified Settle message. Does not implicitly {@link nudge.v1.Settle.verify|verify} messages.
             * @param message Settle message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.Settle.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Settle message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.Settle & nudge.v1.Settle.$Shape} Settle
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.Settle & nudge.v1.Settle.$Shape;
        }

        namespace Settle {

            /** Properties of a Settle. */
            interface $Properties {

                /** Settle start */
                start?: (nudge.v1.Start|null);

                /** Settle startSlot */
                startSlot?: (number|null);

                /** Settle saveSlot */
                saveSlot?: (number|null);

                /** Settle draw */
                draw?: (number|null);

                /** Settle drives */
                drives?: (nudge.v1.Drive.$Properties[]|null);

                /** Settle stop */
                stop?: (nudge.v1.Stop.$Properties|null);

                /** Settle plasticity */
                plasticity?: (nudge.v1.Plasticity|null);

                /** Settle divisor */
                divisor?: (number|null);

                /** Settle rateScale */
                rateScale?: (number|null);

                /** Settle readout */
                readout?: (number|null);

                /** Settle readoutFrom */
                readoutFrom?: (number|null);

                /** Settle record */
                record?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Settle. */
            type $Shape = {
              start?: nudge.v1.Start|null;
              startSlot?: number|null;
              saveSlot?: number|null;
              draw?: number|null;
              drives?: nudge.v1.Drive.$Shape[]|null;
              stop?: nudge.v1.Stop.$Shape|null;
              plasticity?: nudge.v1.Plasticity|null;
              divisor?: number|null;
              rateScale?: number|null;
              readout?: number|null;
              readoutFrom?: number|null;
              record?: number[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of an Update.
         * @deprecated Use nudge.v1.Update.$Properties instead.
         */
        interface IUpdate extends nudge.v1.Update.$Properties {
        }

        /** Represents an Update. */
        class Update {

            /**
             * Constructs a new Update.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.Update.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Update rule. */
            rule: nudge.v1.Rule;

            /** Update earlier. */
            earlier?: (number|null);

            /** Update later. */
            later?: (number|null);

            /** Update divisor. */
            divisor: number;

            /** Update rateScale. */
            rateScale: number;

            /** Update output. */
            output?: (number|null);

            /** Update steps. */
            steps?: (number|null);

            /** Update free. */
            free?: (number|null);

            /**
             * Encodes the specified Update message. Does not implicitly {@link nudge.v1.Update.verify|verify} messages.
             * @param message Update message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.Update.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Update message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.Update & nudge.v1.Update.$Shape} Update
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.Update & nudge.v1.Update.$Shape;
        }

        namespace Update {

            /** Properties of an Update. */
            interface $Properties {

                /** Update rule */
                rule?: (nudge.v1.Rule|null);

                /** Update earlier */
                earlier?: (number|null);

                /** Update later */
                later?: (number|null);

                /** Update divisor */
                divisor?: (number|null);

                /** Update rateScale */
                rateScale?: (number|null);

                /** Update output */
                output?: (number|null);

                /** Update steps */
                steps?: (number|null);

                /** Update free */
                free?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Update. */
            type $Shape = nudge.v1.Update.$Properties;
        }

        /**
         * Properties of a SendSpikes.
         * @deprecated Use nudge.v1.SendSpikes.$Properties instead.
         */
        interface ISendSpikes extends nudge.v1.SendSpikes.$Properties {
        }

        /** Represents a SendSpikes. */
        class SendSpikes {

            /**
             * Constructs a new SendSpikes.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.SendSpikes.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SendSpikes population. */
            population: number;

            /** SendSpikes firstTick. */
            firstTick: number;

            /** SendSpikes count. */
            count: number;

            /** SendSpikes layout. */
            layout: nudge.v1.SpikeLayout;

            /** SendSpikes data. */
            data: Uint8Array;

            /**
             * Encodes the specified SendSpikes message. Does not implicitly {@link nudge.v1.SendSpikes.verify|verify} messages.
             * @param message SendSpikes message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.SendSpikes.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SendSpikes message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.SendSpikes & nudge.v1.SendSpikes.$Shape} SendSpikes
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.SendSpikes & nudge.v1.SendSpikes.$Shape;
        }

        namespace SendSpikes {

            /** Properties of a SendSpikes. */
            interface $Properties {

                /** SendSpikes population */
                population?: (number|null);

                /** SendSpikes firstTick */
                firstTick?: (number|null);

                /** SendSpikes count */
                count?: (number|null);

                /** SendSpikes layout */
                layout?: (nudge.v1.SpikeLayout|null);

                /** SendSpikes data */
                data?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SendSpikes. */
            type $Shape = nudge.v1.SendSpikes.$Properties;
        }

        /**
         * Properties of an InjectFault.
         * @deprecated Use nudge.v1.InjectFault.$Properties instead.
         */
        interface IInjectFault extends nudge.v1.InjectFault.$Properties {
        }

        /** Represents an InjectFault. */
        class InjectFault {

            /**
             * Constructs a new InjectFault.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.InjectFault.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** InjectFault fault. */
            fault: nudge.v1.FaultKind;

            /** InjectFault target. */
            target: number;

            /** InjectFault address. */
            address: number;

            /** InjectFault value. */
            value: number;

            /** InjectFault onTicks. */
            onTicks: number;

            /** InjectFault offTicks. */
            offTicks: number;

            /** InjectFault onSettles. */
            onSettles: number;

            /** InjectFault offSettles. */
            offSettles: number;

            /** InjectFault firstSettle. */
            firstSettle: number;

            /** InjectFault chance. */
            chance: number;

            /** InjectFault atTick. */
            atTick: number;

            /**
             * Encodes the specified InjectFault message. Does not implicitly {@link nudge.v1.InjectFault.verify|verify} messages.
             * @param message InjectFault message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.InjectFault.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an InjectFault message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.InjectFault & nudge.v1.InjectFault.$Shape} InjectFault
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.InjectFault & nudge.v1.InjectFault.$Shape;
        }

        namespace InjectFault {

            /** Properties of an InjectFault. */
            interface $Properties {

                /** InjectFault fault */
                fault?: (nudge.v1.FaultKind|null);

                /** InjectFault target */
                target?: (number|null);

                /** InjectFault address */
                address?: (number|null);

                /** InjectFault value */
                value?: (number|null);

                /** InjectFault onTicks */
                onTicks?: (number|null);

                /** InjectFault offTicks */
                offTicks?: (number|null);

                /** InjectFault onSettles */
                onSettles?: (number|null);

                /** InjectFault offSettles */
                offSettles?: (number|null);

                /** InjectFault firstSettle */
                firstSettle?: (number|null);

                /** InjectFault chance */
                chance?: (number|null);

                /** InjectFault atTick */
                atTick?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an InjectFault. */
            type $Shape = nudge.v1.InjectFault.$Properties;
        }

        /**
         * Properties of a ReadTelemetry.
         * @deprecated Use nudge.v1.ReadTelemetry.$Properties instead.
         */
        interface IReadTelemetry extends nudge.v1.ReadTelemetry.$Properties {
        }

        /** Represents a ReadTelemetry. */
        class ReadTelemetry {

            /**
             * Constructs a new ReadTelemetry.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.ReadTelemetry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified ReadTelemetry message. Does not implicitly {@link nudge.v1.ReadTelemetry.verify|verify} messages.
             * @param message ReadTelemetry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.ReadTelemetry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadTelemetry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.ReadTelemetry & nudge.v1.ReadTelemetry.$Shape} ReadTelemetry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.ReadTelemetry & nudge.v1.ReadTelemetry.$Shape;
        }

        namespace ReadTelemetry {

            /** Properties of a ReadTelemetry. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadTelemetry. */
            type $Shape = nudge.v1.ReadTelemetry.$Properties;
        }

        /**
         * Properties of a Snapshot.
         * @deprecated Use nudge.v1.Snapshot.$Properties instead.
         */
        interface ISnapshot extends nudge.v1.Snapshot.$Properties {
        }

        /** Represents a Snapshot. */
        class Snapshot {

            /**
             * Constructs a new Snapshot.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.Snapshot.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified Snapshot message. Does not implicitly {@link nudge.v1.Snapshot.verify|verify} messages.
             * @param message Snapshot message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.Snapshot.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Snapshot message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.Snapshot & nudge.v1.Snapshot.$Shape} Snapshot
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.Snapshot & nudge.v1.Snapshot.$Shape;
        }

        namespace Snapshot {

            /** Properties of a Snapshot. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Snapshot. */
            type $Shape = nudge.v1.Snapshot.$Properties;
        }

        /**
         * Properties of a Restore.
         * @deprecated Use nudge.v1.Restore.$Properties instead.
         */
        interface IRestore extends nudge.v1.Restore.$Properties {
        }

        /** Represents a Restore. */
        class Restore {

            /**
             * Constructs a new Restore.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.Restore.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Restore offset. */
            offset: number;

            /** Restore count. */
            count: number;

            /** Restore total. */
            total: number;

            /** Restore data. */
            data: Uint8Array;

            /**
             * Encodes the specified Restore message. Does not implicitly {@link nudge.v1.Restore.verify|verify} messages.
             * @param message Restore message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.Restore.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Restore message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.Restore & nudge.v1.Restore.$Shape} Restore
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.Restore & nudge.v1.Restore.$Shape;
        }

        namespace Restore {

            /** Properties of a Restore. */
            interface $Properties {

                /** Restore offset */
                offset?: (number|null);

                /** Restore count */
                count?: (number|null);

                /** Restore total */
                total?: (number|null);

                /** Restore data */
                data?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Restore. */
            type $Shape = nudge.v1.Restore.$Properties;
        }

        /** Element enum. */
        enum Element {

            /** ELEMENT_UNSPECIFIED value */
            ELEMENT_UNSPECIFIED = 0,

            /** ELEMENT_FLOAT32 value */
            ELEMENT_FLOAT32 = 1,

            /** ELEMENT_INT16 value */
            ELEMENT_INT16 = 2,

            /** ELEMENT_INT8 value */
            ELEMENT_INT8 = 3,

            /** ELEMENT_UINT8 value */
            ELEMENT_UINT8 = 4,

            /** ELEMENT_UINT16 value */
            ELEMENT_UINT16 = 5,

            /** ELEMENT_UINT32 value */
            ELEMENT_UINT32 = 6
        }

        /** SpikeLayout enum. */
        enum SpikeLayout {

            /** SPIKE_LAYOUT_UNSPECIFIED value */
            SPIKE_LAYOUT_UNSPECIFIED = 0,

            /** SPIKE_LAYOUT_AER value */
            SPIKE_LAYOUT_AER = 1,

            /** SPIKE_LAYOUT_GAP value */
            SPIKE_LAYOUT_GAP = 2,

            /** SPIKE_LAYOUT_BITMAP value */
            SPIKE_LAYOUT_BITMAP = 3
        }

        /** FormatKind enum. */
        enum FormatKind {

            /** FORMAT_KIND_UNSPECIFIED value */
            FORMAT_KIND_UNSPECIFIED = 0,

            /** FORMAT_KIND_FLOAT32 value */
            FORMAT_KIND_FLOAT32 = 1,

            /** FORMAT_KIND_FIXED value */
            FORMAT_KIND_FIXED = 2
        }

        /** Rounding enum. */
        enum Rounding {

            /** ROUNDING_UNSPECIFIED value */
            ROUNDING_UNSPECIFIED = 0,

            /** ROUNDING_NEAREST value */
            ROUNDING_NEAREST = 1,

            /** ROUNDING_STOCHASTIC value */
            ROUNDING_STOCHASTIC = 2
        }

        /**
         * Properties of a NumberFormat.
         * @deprecated Use nudge.v1.NumberFormat.$Properties instead.
         */
        interface INumberFormat extends nudge.v1.NumberFormat.$Properties {
        }

        /** Represents a NumberFormat. */
        class NumberFormat {

            /**
             * Constructs a new NumberFormat.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.NumberFormat.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NumberFormat kind. */
            kind: nudge.v1.FormatKind;

            /** NumberFormat bits. */
            bits: number;

            /** NumberFormat step. */
            step: number;

            /** NumberFormat rounding. */
            rounding: nudge.v1.Rounding;

            /**
             * Encodes the specified NumberFormat message. Does not implicitly {@link nudge.v1.NumberFormat.verify|verify} messages.
             * @param message NumberFormat message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.NumberFormat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NumberFormat message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.NumberFormat & nudge.v1.NumberFormat.$Shape} NumberFormat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.NumberFormat & nudge.v1.NumberFormat.$Shape;
        }

        namespace NumberFormat {

            /** Properties of a NumberFormat. */
            interface $Properties {

                /** NumberFormat kind */
                kind?: (nudge.v1.FormatKind|null);

                /** NumberFormat bits */
                bits?: (number|null);

                /** NumberFormat step */
                step?: (number|null);

                /** NumberFormat rounding */
                rounding?: (nudge.v1.Rounding|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NumberFormat. */
            type $Shape = nudge.v1.NumberFormat.$Properties;
        }

        /** UnitKind enum. */
        enum UnitKind {

            /** UNIT_KIND_UNSPECIFIED value */
            UNIT_KIND_UNSPECIFIED = 0,

            /** UNIT_KIND_SOURCE value */
            UNIT_KIND_SOURCE = 1,

            /** UNIT_KIND_SPIKING value */
            UNIT_KIND_SPIKING = 2,

            /** UNIT_KIND_CUBA value */
            UNIT_KIND_CUBA = 3,

            /** UNIT_KIND_RATE value */
            UNIT_KIND_RATE = 4,

            /** UNIT_KIND_RESISTIVE value */
            UNIT_KIND_RESISTIVE = 5
        }

        /** Encoder enum. */
        enum Encoder {

            /** ENCODER_UNSPECIFIED value */
            ENCODER_UNSPECIFIED = 0,

            /** ENCODER_REGULAR value */
            ENCODER_REGULAR = 1,

            /** ENCODER_BERNOULLI value */
            ENCODER_BERNOULLI = 2,

            /** ENCODER_EVENTS value */
            ENCODER_EVENTS = 3
        }

        /** Reset enum. */
        enum Reset {

            /** RESET_UNSPECIFIED value */
            RESET_UNSPECIFIED = 0,

            /** RESET_SUBTRACT value */
            RESET_SUBTRACT = 1,

            /** RESET_ZERO value */
            RESET_ZERO = 2
        }

        /**
         * Properties of a Unit.
         * @deprecated Use nudge.v1.Unit.$Properties instead.
         */
        interface IUnit extends nudge.v1.Unit.$Properties {
        }

        /** Represents a Unit. */
        class Unit {

            /**
             * Constructs a new Unit.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.Unit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Unit source. */
            source?: (nudge.v1.SourceUnit.$Properties|null);

            /** Unit spiking. */
            spiking?: (nudge.v1.SpikingUnit.$Properties|null);

            /** Unit cuba. */
            cuba?: (nudge.v1.CubaUnit.$Properties|null);

            /** Unit rate. */
            rate?: (nudge.v1.RateUnit.$Properties|null);

            /** Unit resistive. */
            resistive?: (nudge.v1.ResistiveUnit.$Properties|null);

            /** Unit kind. */
            kind?: ("source"|"spiking"|"cuba"|"rate"|"resistive");

            /**
             * Encodes the specified Unit message. Does not implicitly {@link nudge.v1.Unit.verify|verify} messages.
             * @param message Unit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.Unit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Unit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.Unit & nudge.v1.Unit.$Shape} Unit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.Unit & nudge.v1.Unit.$Shape;
        }

        namespace Unit {

            /** Properties of a Unit. */
            interface $Properties {

                /** Unit source */
                source?: (nudge.v1.SourceUnit.$Properties|null);

                /** Unit spiking */
                spiking?: (nudge.v1.SpikingUnit.$Properties|null);

                /** Unit cuba */
                cuba?: (nudge.v1.CubaUnit.$Properties|null);

                /** Unit rate */
                rate?: (nudge.v1.RateUnit.$Properties|null);

                /** Unit resistive */
                resistive?: (nudge.v1.ResistiveUnit.$Properties|null);

                /** Unit kind */
                kind?: ("source"|"spiking"|"cuba"|"rate"|"resistive");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Unit. */
            type $Shape = {
              source?: nudge.v1.SourceUnit.$Shape|null;
              spiking?: nudge.v1.SpikingUnit.$Shape|null;
              cuba?: nudge.v1.CubaUnit.$Shape|null;
              rate?: nudge.v1.RateUnit.$Shape|null;
              resistive?: nudge.v1.ResistiveUnit.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ kind?: undefined; source?: null; spiking?: null; cuba?: null; rate?: null; resistive?: null }|{ kind?: "source"; source: nudge.v1.SourceUnit.$Shape; spiking?: null; cuba?: null; rate?: null; resistive?: null }|{ kind?: "spiking"; source?: null; spiking: nudge.v1.SpikingUnit.$Shape; cuba?: null; rate?: null; resistive?: null }|{ kind?: "cuba"; source?: null; spiking?: null; cuba: nudge.v1.CubaUnit.$Shape; rate?: null; resistive?: null }|{ kind?: "rate"; source?: null; spiking?: null; cuba?: null; rate: nudge.v1.RateUnit.$Shape; resistive?: null }|{ kind?: "resistive"; source?: null; spiking?: null; cuba?: null; rate?: null; resistive: nudge.v1.ResistiveUnit.$Shape })
            );
        }

        /**
         * Properties of a SourceUnit.
         * @deprecated Use nudge.v1.SourceUnit.$Properties instead.
         */
        interface ISourceUnit extends nudge.v1.SourceUnit.$Properties {
        }

        /** Represents a SourceUnit. */
        class SourceUnit {

            /**
             * Constructs a new SourceUnit.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.SourceUnit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SourceUnit encoder. */
            encoder: nudge.v1.Encoder;

            /** SourceUnit maxRate. */
            maxRate: number;

            /**
             * Encodes the specified SourceUnit message. Does not implicitly {@link nudge.v1.SourceUnit.verify|verify} messages.
             * @param message SourceUnit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.SourceUnit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SourceUnit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.SourceUnit & nudge.v1.SourceUnit.$Shape} SourceUnit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.SourceUnit & nudge.v1.SourceUnit.$Shape;
        }

        namespace SourceUnit {

            /** Properties of a SourceUnit. */
            interface $Properties {

                /** SourceUnit encoder */
                encoder?: (nudge.v1.Encoder|null);

                /** SourceUnit maxRate */
                maxRate?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SourceUnit. */
            type $Shape = nudge.v1.SourceUnit.$Properties;
        }

        /**
         * Properties of a SpikingUnit.
         * @deprecated Use nudge.v1.SpikingUnit.$Properties instead.
         */
        interface ISpikingUnit extends nudge.v1.SpikingUnit.$Properties {
        }

        /** Represents a SpikingUnit. */
        class SpikingUnit {

            /**
             * Constructs a new SpikingUnit.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.SpikingUnit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SpikingUnit leak. */
            leak: number;

            /** SpikingUnit threshold. */
            threshold: number;

            /** SpikingUnit reset. */
            reset: nudge.v1.Reset;

            /** SpikingUnit refractoryTicks. */
            refractoryTicks: number;

            /** SpikingUnit floor. */
            floor: number;

            /** SpikingUnit ceiling. */
            ceiling: number;

            /** SpikingUnit initialPotential. */
            initialPotential: number;

            /** SpikingUnit inputGain. */
            inputGain: number;

            /** SpikingUnit rateTicks. */
            rateTicks: number;

            /** SpikingUnit accelerationTicks. */
            accelerationTicks: number;

            /** SpikingUnit accelerationThreshold. */
            accelerationThreshold: number;

            /** SpikingUnit triggerDelayTicks. */
            triggerDelayTicks: number;

            /** SpikingUnit biasLearningRate. */
            biasLearningRate: number;

            /** SpikingUnit membrane. */
            membrane?: (nudge.v1.NumberFormat.$Properties|null);

            /** SpikingUnit trace. */
            trace?: (nudge.v1.NumberFormat.$Properties|null);

            /**
             * Encodes the specified SpikingUnit message. Does not implicitly {@link nudge.v1.SpikingUnit.verify|verify} messages.
             * @param message SpikingUnit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.SpikingUnit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SpikingUnit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.SpikingUnit & nudge.v1.SpikingUnit.$Shape} SpikingUnit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.SpikingUnit & nudge.v1.SpikingUnit.$Shape;
        }

        namespace SpikingUnit {

            /** Properties of a SpikingUnit. */
            interface $Properties {

                /** SpikingUnit leak */
                leak?: (number|null);

                /** SpikingUnit threshold */
                threshold?: (number|null);

                /** SpikingUnit reset */
                reset?: (nudge.v1.Reset|null);

                /** SpikingUnit refractoryTicks */
                refractoryTicks?: (number|null);

                /** SpikingUnit floor */
                floor?: (number|null);

                /** SpikingUnit ceiling */
                ceiling?: (number|null);

                /** SpikingUnit initialPotential */
                initialPotential?: (number|null);

                /** SpikingUnit inputGain */
                inputGain?: (number|null);

                /** SpikingUnit rateTicks */
                rateTicks?: (number|null);

                /** SpikingUnit accelerationTicks */
                accelerationTicks?: (number|null);

                /** SpikingUnit accelerationThreshold */
                accelerationThreshold?: (number|null);

                /** SpikingUnit triggerDelayTicks */
                triggerDelayTicks?: (number|null);

                /** SpikingUnit biasLearningRate */
                biasLearningRate?: (number|null);

                /** SpikingUnit membrane */
                membrane?: (nudge.v1.NumberFormat.$Properties|null);

                /** SpikingUnit trace */
                trace?: (nudge.v1.NumberFormat.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SpikingUnit. */
            type $Shape = nudge.v1.SpikingUnit.$Properties;
        }

        /**
         * Properties of a CubaUnit.
         * @deprecated Use nudge.v1.CubaUnit.$Properties instead.
         */
        interface ICubaUnit extends nudge.v1.CubaUnit.$Properties {
        }

        /** Represents a CubaUnit. */
        class CubaUnit {

            /**
             * Constructs a new CubaUnit.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.CubaUnit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CubaUnit membraneTicks. */
            membraneTicks: number;

            /** CubaUnit currentTicks. */
            currentTicks: number[];

            /** CubaUnit rest. */
            rest: number;

            /** CubaUnit threshold. */
            threshold: number;

            /** CubaUnit resetTo. */
            resetTo: number;

            /** CubaUnit refractoryTicks. */
            refractoryTicks: number;

            /** CubaUnit initialLow. */
            initialLow: number;

            /** CubaUnit initialHigh. */
            initialHigh: number;

            /**
             * Encodes the specified CubaUnit message. Does not implicitly {@link nudge.v1.CubaUnit.verify|verify} messages.
             * @param message CubaUnit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.CubaUnit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CubaUnit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.CubaUnit & nudge.v1.CubaUnit.$Shape} CubaUnit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.CubaUnit & nudge.v1.CubaUnit.$Shape;
        }

        namespace CubaUnit {

            /** Properties of a CubaUnit. */
            interface $Properties {

                /** CubaUnit membraneTicks */
                membraneTicks?: (number|null);

                /** CubaUnit currentTicks */
                currentTicks?: (number[]|null);

                /** CubaUnit rest */
                rest?: (number|null);

                /** CubaUnit threshold */
                threshold?: (number|null);

                /** CubaUnit resetTo */
                resetTo?: (number|null);

                /** CubaUnit refractoryTicks */
                refractoryTicks?: (number|null);

                /** CubaUnit initialLow */
                initialLow?: (number|null);

                /** CubaUnit initialHigh */
                initialHigh?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CubaUnit. */
            type $Shape = nudge.v1.CubaUnit.$Properties;
        }

        /** Activation enum. */
        enum Activation {

            /** ACTIVATION_UNSPECIFIED value */
            ACTIVATION_UNSPECIFIED = 0,

            /** ACTIVATION_LINEAR value */
            ACTIVATION_LINEAR = 1,

            /** ACTIVATION_HARD_SIGMOID value */
            ACTIVATION_HARD_SIGMOID = 2,

            /** ACTIVATION_HALF_SIGMOID value */
            ACTIVATION_HALF_SIGMOID = 3,

            /** ACTIVATION_SIGMOID value */
            ACTIVATION_SIGMOID = 4,

            /** ACTIVATION_TANH value */
            ACTIVATION_TANH = 5,

            /** ACTIVATION_SOFTMAX value */
            ACTIVATION_SOFTMAX = 6,

            /** ACTIVATION_BINARY value */
            ACTIVATION_BINARY = 7
        }

        /** Dynamics enum. */
        enum Dynamics {

            /** DYNAMICS_UNSPECIFIED value */
            DYNAMICS_UNSPECIFIED = 0,

            /** DYNAMICS_FIXED_POINT value */
            DYNAMICS_FIXED_POINT = 1,

            /** DYNAMICS_EULER value */
            DYNAMICS_EULER = 2,

            /** DYNAMICS_MINIMISE value */
            DYNAMICS_MINIMISE = 3
        }

        /** Order enum. */
        enum Order {

            /** ORDER_UNSPECIFIED value */
            ORDER_UNSPECIFIED = 0,

            /** ORDER_SYNCHRONOUS value */
            ORDER_SYNCHRONOUS = 1,

            /** ORDER_ASYNCHRONOUS value */
            ORDER_ASYNCHRONOUS = 2,

            /** ORDER_FORWARD value */
            ORDER_FORWARD = 3,

            /** ORDER_BACKWARD value */
            ORDER_BACKWARD = 4
        }

        /** NudgePlace enum. */
        enum NudgePlace {

            /** NUDGE_PLACE_UNSPECIFIED value */
            NUDGE_PLACE_UNSPECIFIED = 0,

            /** NUDGE_PLACE_INSIDE value */
            NUDGE_PLACE_INSIDE = 1,

            /** NUDGE_PLACE_OUTSIDE value */
            NUDGE_PLACE_OUTSIDE = 2
        }

        /** Sends enum. */
        enum Sends {

            /** SENDS_UNSPECIFIED value */
            SENDS_UNSPECIFIED = 0,

            /** SENDS_ALL value */
            SENDS_ALL = 1,

            /** SENDS_CHANGES value */
            SENDS_CHANGES = 2
        }

        /**
         * Properties of a RateUnit.
         * @deprecated Use nudge.v1.RateUnit.$Properties instead.
         */
        interface IRateUnit extends nudge.v1.RateUnit.$Properties {
        }

        /** Represents a RateUnit. */
        class RateUnit {

            /**
             * Constructs a new RateUnit.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.RateUnit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RateUnit activation. */
            activation: nudge.v1.Activation;

            /** RateUnit dynamics. */
            dynamics: nudge.v1.Dynamics;

            /** RateUnit order. */
            order: nudge.v1.Order;

            /** RateUnit step. */
            step: number;

            /** RateUnit clipped. */
            clipped: boolean;

            /** RateUnit nudge. */
            nudge: nudge.v1.NudgePlace;

            /** RateUnit biasLearningRate. */
            biasLearningRate: number;

            /** RateUnit batch. */
            batch: number;

            /** RateUnit biasPerChannel. */
            biasPerChannel: boolean;

            /** RateUnit momentum. */
            momentum: number;

            /** RateUnit weightDecay. */
            weightDecay: number;

            /** RateUnit history. */
            history: number;

            /** RateUnit sends. */
            sends: nudge.v1.Sends;

            /** RateUnit sendsAbove. */
            sendsAbove: number;

            /** RateUnit start. */
            start: number;

            /**
             * Encodes the specified RateUnit message. Does not implicitly {@link nudge.v1.RateUnit.verify|verify} messages.
             * @param message RateUnit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.RateUnit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RateUnit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.RateUnit & nudge.v1.RateUnit.$Shape} RateUnit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.RateUnit & nudge.v1.RateUnit.$Shape;
        }

        namespace RateUnit {

            /** Properties of a RateUnit. */
            interface $Properties {

                /** RateUnit activation */
                activation?: (nudge.v1.Activation|null);

                /** RateUnit dynamics */
                dynamics?: (nudge.v1.Dynamics|null);

                /** RateUnit order */
                order?: (nudge.v1.Order|null);

                /** RateUnit step */
                step?: (number|null);

                /** RateUnit clipped */
                clipped?: (boolean|null);

                /** RateUnit nudge */
                nudge?: (nudge.v1.NudgePlace|null);

                /** RateUnit biasLearningRate */
                biasLearningRate?: (number|null);

                /** RateUnit batch */
                batch?: (number|null);

                /** RateUnit biasPerChannel */
                biasPerChannel?: (boolean|null);

                /** RateUnit momentum */
                momentum?: (number|null);

                /** RateUnit weightDecay */
                weightDecay?: (number|null);

                /** RateUnit history */
                history?: (number|null);

                /** RateUnit sends */
                sends?: (nudge.v1.Sends|null);

                /** RateUnit sendsAbove */
                sendsAbove?: (number|null);

                /** RateUnit start */
                start?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RateUnit. */
            type $Shape = nudge.v1.RateUnit.$Properties;
        }

        /**
         * Properties of a ResistiveUnit.
         * @deprecated Use nudge.v1.ResistiveUnit.$Properties instead.
         */
        interface IResistiveUnit extends nudge.v1.ResistiveUnit.$Properties {
        }

        /** Represents a ResistiveUnit. */
        class ResistiveUnit {

            /**
             * Constructs a new ResistiveUnit.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.ResistiveUnit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ResistiveUnit gain. */
            gain: number;

            /** ResistiveUnit mirrored. */
            mirrored: boolean;

            /** ResistiveUnit diodes. */
            diodes: boolean;

            /** ResistiveUnit order. */
            order: nudge.v1.Order;

            /** ResistiveUnit biasLearningRate. */
            biasLearningRate: number;

            /** ResistiveUnit batch. */
            batch: number;

            /** ResistiveUnit diodeDrop. */
            diodeDrop: number;

            /** ResistiveUnit noise. */
            noise: number;

            /**
             * Encodes the specified ResistiveUnit message. Does not implicitly {@link nudge.v1.ResistiveUnit.verify|verify} messages.
             * @param message ResistiveUnit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.ResistiveUnit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ResistiveUnit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.ResistiveUnit & nudge.v1.ResistiveUnit.$Shape} ResistiveUnit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.ResistiveUnit & nudge.v1.ResistiveUnit.$Shape;
        }

        namespace ResistiveUnit {

            /** Properties of a ResistiveUnit. */
            interface $Properties {

                /** ResistiveUnit gain */
                gain?: (number|null);

                /** ResistiveUnit mirrored */
                mirrored?: (boolean|null);

                /** ResistiveUnit diodes */
                diodes?: (boolean|null);

                /** ResistiveUnit order */
                order?: (nudge.v1.Order|null);

                /** ResistiveUnit biasLearningRate */
                biasLearningRate?: (number|null);

                /** ResistiveUnit batch */
                batch?: (number|null);

                /** ResistiveUnit diodeDrop */
                diodeDrop?: (number|null);

                /** ResistiveUnit noise */
                noise?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ResistiveUnit. */
            type $Shape = nudge.v1.ResistiveUnit.$Properties;
        }

        /** Connectivity enum. */
        enum Connectivity {

            /** CONNECTIVITY_UNSPECIFIED value */
            CONNECTIVITY_UNSPECIFIED = 0,

            /** CONNECTIVITY_DENSE value */
            CONNECTIVITY_DENSE = 1,

            /** CONNECTIVITY_SPARSE value */
            CONNECTIVITY_SPARSE = 2,

            /** CONNECTIVITY_CONVOLUTION value */
            CONNECTIVITY_CONVOLUTION = 3
        }

        /** Pool enum. */
        enum Pool {

            /** POOL_UNSPECIFIED value */
            POOL_UNSPECIFIED = 0,

            /** POOL_NONE value */
            POOL_NONE = 1,

            /** POOL_MAX value */
            POOL_MAX = 2,

            /** POOL_AVERAGE value */
            POOL_AVERAGE = 3
        }

        /** Storage enum. */
        enum Storage {

            /** STORAGE_UNSPECIFIED value */
            STORAGE_UNSPECIFIED = 0,

            /** STORAGE_FLOAT32 value */
            STORAGE_FLOAT32 = 1,

            /** STORAGE_INT16 value */
            STORAGE_INT16 = 2,

            /** STORAGE_INT8 value */
            STORAGE_INT8 = 3
        }

        /** Tensor enum. */
        enum Tensor {

            /** TENSOR_UNSPECIFIED value */
            TENSOR_UNSPECIFIED = 0,

            /** TENSOR_WEIGHT value */
            TENSOR_WEIGHT = 1,

            /** TENSOR_BIAS value */
            TENSOR_BIAS = 2,

            /** TENSOR_ACCUMULATOR value */
            TENSOR_ACCUMULATOR = 3,

            /** TENSOR_HIDDEN value */
            TENSOR_HIDDEN = 4,

            /** TENSOR_PULSES value */
            TENSOR_PULSES = 5,

            /** TENSOR_BACKWARD value */
            TENSOR_BACKWARD = 6
        }

        /** StateVariable enum. */
        enum StateVariable {

            /** STATE_VARIABLE_UNSPECIFIED value */
            STATE_VARIABLE_UNSPECIFIED = 0,

            /** STATE_VARIABLE_POTENTIAL value */
            STATE_VARIABLE_POTENTIAL = 1,

            /** STATE_VARIABLE_RATE value */
            STATE_VARIABLE_RATE = 2,

            /** STATE_VARIABLE_ACCELERATION value */
            STATE_VARIABLE_ACCELERATION = 3,

            /** STATE_VARIABLE_COUNTS value */
            STATE_VARIABLE_COUNTS = 4,

            /** STATE_VARIABLE_ENERGY value */
            STATE_VARIABLE_ENERGY = 5,

            /** STATE_VARIABLE_SLOW_RATE value */
            STATE_VARIABLE_SLOW_RATE = 6
        }

        /** DriveKind enum. */
        enum DriveKind {

            /** DRIVE_KIND_UNSPECIFIED value */
            DRIVE_KIND_UNSPECIFIED = 0,

            /** DRIVE_KIND_NUDGE value */
            DRIVE_KIND_NUDGE = 1,

            /** DRIVE_KIND_FORCE value */
            DRIVE_KIND_FORCE = 2,

            /** DRIVE_KIND_CLAMP value */
            DRIVE_KIND_CLAMP = 3,

            /** DRIVE_KIND_COUPLE value */
            DRIVE_KIND_COUPLE = 4
        }

        /** Plasticity enum. */
        enum Plasticity {

            /** PLASTICITY_UNSPECIFIED value */
            PLASTICITY_UNSPECIFIED = 0,

            /** PLASTICITY_OFF value */
            PLASTICITY_OFF = 1,

            /** PLASTICITY_CONTINUAL value */
            PLASTICITY_CONTINUAL = 2,

            /** PLASTICITY_DEFERRED value */
            PLASTICITY_DEFERRED = 3
        }

        /** Contrast enum. */
        enum Contrast {

            /** CONTRAST_UNSPECIFIED value */
            CONTRAST_UNSPECIFIED = 0,

            /** CONTRAST_PRODUCTS value */
            CONTRAST_PRODUCTS = 1,

            /** CONTRAST_TARGET value */
            CONTRAST_TARGET = 2
        }

        /** Rule enum. */
        enum Rule {

            /** RULE_UNSPECIFIED value */
            RULE_UNSPECIFIED = 0,

            /** RULE_PATH value */
            RULE_PATH = 1,

            /** RULE_SLOTS value */
            RULE_SLOTS = 2,

            /** RULE_THROUGH_TIME value */
            RULE_THROUGH_TIME = 3,

            /** RULE_RECURRENT value */
            RULE_RECURRENT = 4
        }

        /** FaultKind enum. */
        enum FaultKind {

            /** FAULT_KIND_UNSPECIFIED value */
            FAULT_KIND_UNSPECIFIED = 0,

            /** FAULT_KIND_DEAD_NEURON value */
            FAULT_KIND_DEAD_NEURON = 1,

            /** FAULT_KIND_STUCK_WEIGHT value */
            FAULT_KIND_STUCK_WEIGHT = 2,

            /** FAULT_KIND_FLIP_WEIGHT_BIT value */
            FAULT_KIND_FLIP_WEIGHT_BIT = 3,

            /** FAULT_KIND_FLIP_ACCUMULATOR_BIT value */
            FAULT_KIND_FLIP_ACCUMULATOR_BIT = 4,

            /** FAULT_KIND_FLIP_HIDDEN_BIT value */
            FAULT_KIND_FLIP_HIDDEN_BIT = 5,

            /** FAULT_KIND_FLIP_MEMBRANE_BIT value */
            FAULT_KIND_FLIP_MEMBRANE_BIT = 6,

            /** FAULT_KIND_FLIP_TRACE_BIT value */
            FAULT_KIND_FLIP_TRACE_BIT = 7,

            /** FAULT_KIND_FLIP_LEVEL value */
            FAULT_KIND_FLIP_LEVEL = 8,

            /** FAULT_KIND_STUCK_CELL value */
            FAULT_KIND_STUCK_CELL = 9,

            /** FAULT_KIND_READ_ERRORS value */
            FAULT_KIND_READ_ERRORS = 10,

            /** FAULT_KIND_WRITE_ERRORS value */
            FAULT_KIND_WRITE_ERRORS = 11,

            /** FAULT_KIND_AGE value */
            FAULT_KIND_AGE = 12,

            /** FAULT_KIND_THRESHOLD_MISMATCH value */
            FAULT_KIND_THRESHOLD_MISMATCH = 13,

            /** FAULT_KIND_LEAK_MISMATCH value */
            FAULT_KIND_LEAK_MISMATCH = 14,

            /** FAULT_KIND_DROP_SPIKES value */
            FAULT_KIND_DROP_SPIKES = 15,

            /** FAULT_KIND_DELAY_SPIKES value */
            FAULT_KIND_DELAY_SPIKES = 16,

            /** FAULT_KIND_EXTRA_SPIKES value */
            FAULT_KIND_EXTRA_SPIKES = 17,

            /** FAULT_KIND_SENSE_OFFSET value */
            FAULT_KIND_SENSE_OFFSET = 18,

            /** FAULT_KIND_DEAD_WORD_LINE value */
            FAULT_KIND_DEAD_WORD_LINE = 19,

            /** FAULT_KIND_SHORTED_WORD_LINE value */
            FAULT_KIND_SHORTED_WORD_LINE = 20,

            /** FAULT_KIND_DEAD_BIT_LINE value */
            FAULT_KIND_DEAD_BIT_LINE = 21,

            /** FAULT_KIND_SHORTED_BIT_LINE value */
            FAULT_KIND_SHORTED_BIT_LINE = 22,

            /** FAULT_KIND_SUPPLY_DROP value */
            FAULT_KIND_SUPPLY_DROP = 23,

            /** FAULT_KIND_FLIP_SLOW_TRACE_BIT value */
            FAULT_KIND_FLIP_SLOW_TRACE_BIT = 24,

            /** FAULT_KIND_FLIP_DELAY_BIT value */
            FAULT_KIND_FLIP_DELAY_BIT = 25,

            /** FAULT_KIND_FLIP_REFRACTORY_BIT value */
            FAULT_KIND_FLIP_REFRACTORY_BIT = 26,

            /** FAULT_KIND_FLIP_PHASE_BIT value */
            FAULT_KIND_FLIP_PHASE_BIT = 27,

            /** FAULT_KIND_FLIP_BIAS_BIT value */
            FAULT_KIND_FLIP_BIAS_BIT = 28,

            /** FAULT_KIND_OPEN_RESISTOR value */
            FAULT_KIND_OPEN_RESISTOR = 29,

            /** FAULT_KIND_SHORTED_RESISTOR value */
            FAULT_KIND_SHORTED_RESISTOR = 30,

            /** FAULT_KIND_DRIFTED_RESISTOR value */
            FAULT_KIND_DRIFTED_RESISTOR = 31,

            /** FAULT_KIND_OPEN_DIODE value */
            FAULT_KIND_OPEN_DIODE = 32,

            /** FAULT_KIND_SHORTED_DIODE value */
            FAULT_KIND_SHORTED_DIODE = 33
        }

        /** SynapseRule enum. */
        enum SynapseRule {

            /** SYNAPSE_RULE_UNSPECIFIED value */
            SYNAPSE_RULE_UNSPECIFIED = 0,

            /** SYNAPSE_RULE_REAL value */
            SYNAPSE_RULE_REAL = 1,

            /** SYNAPSE_RULE_LEVELS value */
            SYNAPSE_RULE_LEVELS = 2,

            /** SYNAPSE_RULE_INERTIA value */
            SYNAPSE_RULE_INERTIA = 3,

            /** SYNAPSE_RULE_PULSES value */
            SYNAPSE_RULE_PULSES = 4,

            /** SYNAPSE_RULE_CONDUCTANCES value */
            SYNAPSE_RULE_CONDUCTANCES = 5
        }

        /** StepRule enum. */
        enum StepRule {

            /** STEP_RULE_UNSPECIFIED value */
            STEP_RULE_UNSPECIFIED = 0,

            /** STEP_RULE_CONSTANT value */
            STEP_RULE_CONSTANT = 1,

            /** STEP_RULE_SOFT_BOUNDS value */
            STEP_RULE_SOFT_BOUNDS = 2,

            /** STEP_RULE_EXPONENTIAL value */
            STEP_RULE_EXPONENTIAL = 3
        }

        /** CellKind enum. */
        enum CellKind {

            /** CELL_KIND_UNSPECIFIED value */
            CELL_KIND_UNSPECIFIED = 0,

            /** CELL_KIND_IDEAL value */
            CELL_KIND_IDEAL = 1,

            /** CELL_KIND_PAIRS value */
            CELL_KIND_PAIRS = 2,

            /** CELL_KIND_ANALOG value */
            CELL_KIND_ANALOG = 3
        }

        /** WireModel enum. */
        enum WireModel {

            /** WIRE_MODEL_UNSPECIFIED value */
            WIRE_MODEL_UNSPECIFIED = 0,

            /** WIRE_MODEL_OFF value */
            WIRE_MODEL_OFF = 1,

            /** WIRE_MODEL_FAST value */
            WIRE_MODEL_FAST = 2,

            /** WIRE_MODEL_EXACT value */
            WIRE_MODEL_EXACT = 3
        }

        /** Converter enum. */
        enum Converter {

            /** CONVERTER_UNSPECIFIED value */
            CONVERTER_UNSPECIFIED = 0,

            /** CONVERTER_NONE value */
            CONVERTER_NONE = 1,

            /** CONVERTER_TICK value */
            CONVERTER_TICK = 2,

            /** CONVERTER_EVENT value */
            CONVERTER_EVENT = 3
        }

        /** CellAccess enum. */
        enum CellAccess {

            /** CELL_ACCESS_UNSPECIFIED value */
            CELL_ACCESS_UNSPECIFIED = 0,

            /** CELL_ACCESS_ROW_SCAN value */
            CELL_ACCESS_ROW_SCAN = 1,

            /** CELL_ACCESS_TRANSPOSED_CELL value */
            CELL_ACCESS_TRANSPOSED_CELL = 2,

            /** CELL_ACCESS_TWO_COPIES value */
            CELL_ACCESS_TWO_COPIES = 3
        }

        /** CellReading enum. */
        enum CellReading {

            /** CELL_READING_UNSPECIFIED value */
            CELL_READING_UNSPECIFIED = 0,

            /** CELL_READING_ONCE value */
            CELL_READING_ONCE = 1,

            /** CELL_READING_EVERY_EVENT value */
            CELL_READING_EVERY_EVENT = 2
        }

        /**
         * Properties of an EventMessage.
         * @deprecated Use nudge.v1.EventMessage.$Properties instead.
         */
        interface IEventMessage extends nudge.v1.EventMessage.$Properties {
        }

        /** Represents an EventMessage. */
        class EventMessage {

            /**
             * Constructs a new EventMessage.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.EventMessage.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EventMessage requestId. */
            requestId: number;

            /** EventMessage partsLeft. */
            partsLeft: number;

            /** EventMessage capabilities. */
            capabilities?: (nudge.v1.Capabilities.$Properties|null);

            /** EventMessage done. */
            done?: (nudge.v1.Done.$Properties|null);

            /** EventMessage settled. */
            settled?: (nudge.v1.Settled.$Properties|null);

            /** EventMessage weights. */
            weights?: (nudge.v1.WeightBlock.$Properties|null);

            /** EventMessage state. */
            state?: (nudge.v1.StateBlock.$Properties|null);

            /** EventMessage snapshotBlock. */
            snapshotBlock?: (nudge.v1.SnapshotBlock.$Properties|null);

            /** EventMessage spikes. */
            spikes?: (nudge.v1.SpikePacket.$Properties|null);

            /** EventMessage telemetryReport. */
            telemetryReport?: (nudge.v1.Telemetry.$Properties|null);

            /** EventMessage error. */
            error?: (nudge.v1.ChipError.$Properties|null);

            /** EventMessage event. */
            event?: ("capabilities"|"done"|"settled"|"weights"|"state"|"snapshotBlock"|"spikes"|"telemetryReport"|"error");

            /**
             * Encodes the specified EventMessage message. Does not implicitly {@link nudge.v1.EventMessage.verify|verify} messages.
             * @param message EventMessage message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.EventMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EventMessage message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.EventMessage & nudge.v1.EventMessage.$Shape} EventMessage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.EventMessage & nudge.v1.EventMessage.$Shape;
        }

        namespace EventMessage {

            /** Properties of an EventMessage. */
            interface $Properties {

                /** EventMessage requestId */
                requestId?: (number|null);

                /** EventMessage partsLeft */
                partsLeft?: (number|null);

                /** EventMessage capabilities */
                capabilities?: (nudge.v1.Capabilities.$Properties|null);

                /** EventMessage done */
                done?: (nudge.v1.Done.$Properties|null);

                /** EventMessage settled */
                settled?: (nudge.v1.Settled.$Properties|null);

                /** EventMessage weights */
                weights?: (nudge.v1.WeightBlock.$Properties|null);

                /** EventMessage state */
                state?: (nudge.v1.StateBlock.$Properties|null);

                /** EventMessage snapshotBlock */
                snapshotBlock?: (nudge.v1.SnapshotBlock.$Properties|null);

                /** EventMessage spikes */
                spikes?: (nudge.v1.SpikePacket.$Properties|null);

                /** EventMessage telemetryReport */
                telemetryReport?: (nudge.v1.Telemetry.$Properties|null);

                /** EventMessage error */
                error?: (nudge.v1.ChipError.$Properties|null);

                /** EventMessage event */
                event?: ("capabilities"|"done"|"settled"|"weights"|"state"|"snapshotBlock"|"spikes"|"telemetryReport"|"error");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of an EventMessage. */
            type $Shape = {
              requestId?: number|null;
              partsLeft?: number|null;
              capabilities?: nudge.v1.Capabilities.$Shape|null;
              done?: nudge.v1.Done.$Shape|null;
              settled?: nudge.v1.Settled.$Shape|null;
              weights?: nudge.v1.WeightBlock.$Shape|null;
              state?: nudge.v1.StateBlock.$Shape|null;
              snapshotBlock?: nudge.v1.SnapshotBlock.$Shape|null;
              spikes?: nudge.v1.SpikePacket.$Shape|null;
              telemetryReport?: nudge.v1.Telemetry.$Shape|null;
              error?: nudge.v1.ChipError.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ event?: undefined; capabilities?: null; done?: null; settled?: null; weights?: null; state?: null; snapshotBlock?: null; spikes?: null; telemetryReport?: null; error?: null }|{ event?: "capabilities"; capabilities: nudge.v1.Capabilities.$Shape; done?: null; settled?: null; weights?: null; state?: null; snapshotBlock?: null; spikes?: null; telemetryReport?: null; error?: null }|{ event?: "done"; capabilities?: null; done: nudge.v1.Done.$Shape; settled?: null; weights?: null; state?: null; snapshotBlock?: null; spikes?: null; telemetryReport?: null; error?: null }|{ event?: "settled"; capabilities?: null; done?: null; settled: nudge.v1.Settled.$Shape; weights?: null; state?: null; snapshotBlock?: null; spikes?: null; telemetryReport?: null; error?: null }|{ event?: "weights"; capabilities?: null; done?: null; settled?: null; weights: nudge.v1.WeightBlock.$Shape; state?: null; snapshotBlock?: null; spikes?: null; telemetryReport?: null; error?: null }|{ event?: "state"; capabilities?: null; done?: null; settled?: null; weights?: null; state: nudge.v1.StateBlock.$Shape; snapshotBlock?: null; spikes?: null; telemetryReport?: null; error?: null }|{ event?: "snapshotBlock"; capabilities?: null; done?: null; settled?: null; weights?: null; state?: null; snapshotBlock: nudge.v1.SnapshotBlock.$Shape; spikes?: null; telemetryReport?: null; error?: null }|{ event?: "spikes"; capabilities?: null; done?: null; settled?: null; weights?: null; state?: null; snapshotBlock?: null; spikes: nudge.v1.SpikePacket.$Shape; telemetryReport?: null; error?: null }|{ event?: "telemetryReport"; capabilities?: null; done?: null; settled?: null; weights?: null; state?: null; snapshotBlock?: null; spikes?: null; telemetryReport: nudge.v1.Telemetry.$Shape; error?: null }|{ event?: "error"; capabilities?: null; done?: null; settled?: null; weights?: null; state?: null; snapshotBlock?: null; spikes?: null; telemetryReport?: null; error: nudge.v1.ChipError.$Shape })
            );
        }

        /**
         * Properties of a Capabilities.
         * @deprecated Use nudge.v1.Capabilities.$Properties instead.
         */
        interface ICapabilities extends nudge.v1.Capabilities.$Properties {
        }

        /** Represents a Capabilities. */
        class Capabilities {

            /**
             * Constructs a new Capabilities.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.Capabilities.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Capabilities major. */
            major: number;

            /** Capabilities minor. */
            minor: number;

            /** Capabilities firmware. */
            firmware: string;

            /** Capabilities card. */
            card: string;

            /** Capabilities schemaHash. */
            schemaHash: number;

            /** Capabilities maxPayload. */
            maxPayload: number;

            /** Capabilities window. */
            window: number;

            /** Capabilities maxBatch. */
            maxBatch: number;

            /** Capabilities maxSteps. */
            maxSteps: number;

            /** Capabilities slots. */
            slots: number;

            /** Capabilities deterministic. */
            deterministic: boolean;

            /** Capabilities tickNanoseconds. */
            tickNanoseconds: number;

            /** Capabilities maxNeurons. */
            maxNeurons: number;

            /** Capabilities maxSynapses. */
            maxSynapses: (number|Long);

            /** Capabilities memoryBits. */
            memoryBits: (number|Long);

            /** Capabilities units. */
            units: nudge.v1.UnitKind[];

            /** Capabilities encoders. */
            encoders: nudge.v1.Encoder[];

            /** Capabilities connectivity. */
            connectivity: nudge.v1.Connectivity[];

            /** Capabilities storages. */
            storages: nudge.v1.Storage[];

            /** Capabilities plasticity. */
            plasticity: nudge.v1.Plasticity[];

            /** Capabilities drives. */
            drives: nudge.v1.DriveKind[];

            /** Capabilities rules. */
            rules: nudge.v1.Rule[];

            /** Capabilities faults. */
            faults: nudge.v1.FaultKind[];

            /** Capabilities synapses. */
            synapses: nudge.v1.SynapseRule[];

            /** Capabilities cells. */
            cells: nudge.v1.CellKind[];

            /** Capabilities sparseWrites. */
            sparseWrites: boolean;

            /**
             * Encodes the specified Capabilities message. Does not implicitly {@link nudge.v1.Capabilities.verify|verify} messages.
             * @param message Capabilities message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.Capabilities.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Capabilities message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.Capabilities & nudge.v1.Capabilities.$Shape} Capabilities
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.Capabilities & nudge.v1.Capabilities.$Shape;
        }

        namespace Capabilities {

            /** Properties of a Capabilities. */
            interface $Properties {

                /** Capabilities major */
                major?: (number|null);

                /** Capabilities minor */
                minor?: (number|null);

                /** Capabilities firmware */
                firmware?: (string|null);

                /** Capabilities card */
                card?: (string|null);

                /** Capabilities schemaHash */
                schemaHash?: (number|null);

                /** Capabilities maxPayload */
                maxPayload?: (number|null);

                /** Capabilities window */
                window?: (number|null);

                /** Capabilities maxBatch */
                maxBatch?: (number|null);

                /** Capabilities maxSteps */
                maxSteps?: (number|null);

                /** Capabilities slots */
                slots?: (number|null);

                /** Capabilities deterministic */
                deterministic?: (boolean|null);

                /** Capabilities tickNanoseconds */
                tickNanoseconds?: (number|null);

                /** Capabilities maxNeurons */
                maxNeurons?: (number|null);

                /** Capabilities maxSynapses */
                maxSynapses?: (number|Long|null);

                /** Capabilities memoryBits */
                memoryBits?: (number|Long|null);

                /** Capabilities units */
                units?: (nudge.v1.UnitKind[]|null);

                /** Capabilities encoders */
                encoders?: (nudge.v1.Encoder[]|null);

                /** Capabilities connectivity */
                connectivity?: (nudge.v1.Connectivity[]|null);

                /** Capabilities storages */
                storages?: (nudge.v1.Storage[]|null);

                /** Capabilities plasticity */
                plasticity?: (nudge.v1.Plasticity[]|null);

                /** Capabilities drives */
                drives?: (nudge.v1.DriveKind[]|null);

                /** Capabilities rules */
                rules?: (nudge.v1.Rule[]|null);

                /** Capabilities faults */
                faults?: (nudge.v1.FaultKind[]|null);

                /** Capabilities synapses */
                synapses?: (nudge.v1.SynapseRule[]|null);

                /** Capabilities cells */
                cells?: (nudge.v1.CellKind[]|null);

                /** Capabilities sparseWrites */
                sparseWrites?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Capabilities. */
            type $Shape = nudge.v1.Capabilities.$Properties;
        }

        /**
         * Properties of a Done.
         * @deprecated Use nudge.v1.Done.$Properties instead.
         */
        interface IDone extends nudge.v1.Done.$Properties {
        }

        /** Represents a Done. */
        class Done {

            /**
             * Constructs a new Done.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.Done.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified Done message. Does not implicitly {@link nudge.v1.Done.verify|verify} messages.
             * @param message Done message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.Done.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Done message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.Done & nudge.v1.Done.$Shape} Done
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.Done & nudge.v1.Done.$Shape;
        }

        namespace Done {

            /** Properties of a Done. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Done. */
            type $Shape = nudge.v1.Done.$Properties;
        }

        /**
         * Properties of a WorkCounts.
         * @deprecated Use nudge.v1.WorkCounts.$Properties instead.
         */
        interface IWorkCounts extends nudge.v1.WorkCounts.$Properties {
        }

        /** Represents a WorkCounts. */
        class WorkCounts {

            /**
             * Constructs a new WorkCounts.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.WorkCounts.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WorkCounts ticks. */
            ticks: (number|Long);

            /** WorkCounts spikes. */
            spikes: (number|Long);

            /** WorkCounts synapticEvents. */
            synapticEvents: (number|Long);

            /** WorkCounts neuronUpdates. */
            neuronUpdates: (number|Long);

            /** WorkCounts weightEvents. */
            weightEvents: (number|Long);

            /**
             * Encodes the specified WorkCounts message. Does not implicitly {@link nudge.v1.WorkCounts.verify|verify} messages.
             * @param message WorkCounts message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.WorkCounts.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WorkCounts message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.WorkCounts & nudge.v1.WorkCounts.$Shape} WorkCounts
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.WorkCounts & nudge.v1.WorkCounts.$Shape;
        }

        namespace WorkCounts {

            /** Properties of a WorkCounts. */
            interface $Properties {

                /** WorkCounts ticks */
                ticks?: (number|Long|null);

                /** WorkCounts spikes */
                spikes?: (number|Long|null);

                /** WorkCounts synapticEvents */
                synapticEvents?: (number|Long|null);

                /** WorkCounts neuronUpdates */
                neuronUpdates?: (number|Long|null);

                /** WorkCounts weightEvents */
                weightEvents?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WorkCounts. */
            type $Shape = nudge.v1.WorkCounts.$Properties;
        }

        /**
         * Properties of a Settled.
         * @deprecated Use nudge.v1.Settled.$Properties instead.
         */
        interface ISettled extends nudge.v1.Settled.$Properties {
        }

        /** Represents a Settled. */
        class Settled {

            /**
             * Constructs a new Settled.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.Settled.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Settled ticks. */
            ticks: number;

            /** Settled residual. */
            residual: number;

            /** Settled converged. */
            converged: boolean;

            /** Settled batch. */
            batch: number;

            /** Settled work. */
            work?: (nudge.v1.WorkCounts.$Properties|null);

            /** Settled readout. */
            readout: Uint8Array;

            /**
             * Encodes the specified Settled message. Does not implicitly {@link nudge.v1.Settled.verify|verify} messages.
             * @param message Settled message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.Settled.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Settled message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.Settled & nudge.v1.Settled.$Shape} Settled
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.Settled & nudge.v1.Settled.$Shape;
        }

        namespace Settled {

            /** Properties of a Settled. */
            interface $Properties {

                /** Settled ticks */
                ticks?: (number|null);

                /** Settled residual */
                residual?: (number|null);

                /** Settled converged */
                converged?: (boolean|null);

                /** Settled batch */
                batch?: (number|null);

                /** Settled work */
                work?: (nudge.v1.WorkCounts.$Properties|null);

                /** Settled readout */
                readout?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Settled. */
            type $Shape = nudge.v1.Settled.$Properties;
        }

        /**
         * Properties of a WeightBlock.
         * @deprecated Use nudge.v1.WeightBlock.$Properties instead.
         */
        interface IWeightBlock extends nudge.v1.WeightBlock.$Properties {
        }

        /** Represents a WeightBlock. */
        class WeightBlock {

            /**
             * Constructs a new WeightBlock.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.WeightBlock.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WeightBlock tensor. */
            tensor: nudge.v1.Tensor;

            /** WeightBlock id. */
            id: number;

            /** WeightBlock offset. */
            offset: number;

            /** WeightBlock count. */
            count: number;

            /** WeightBlock total. */
            total: number;

            /** WeightBlock element. */
            element: nudge.v1.Element;

            /** WeightBlock data. */
            data: Uint8Array;

            /**
             * Encodes the specified WeightBlock message. Does not implicitly {@link nudge.v1.WeightBlock.verify|verify} messages.
             * @param message WeightBlock message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.WeightBlock.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WeightBlock message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.WeightBlock & nudge.v1.WeightBlock.$Shape} WeightBlock
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.WeightBlock & nudge.v1.WeightBlock.$Shape;
        }

        namespace WeightBlock {

            /** Properties of a WeightBlock. */
            interface $Properties {

                /** WeightBlock tensor */
                tensor?: (nudge.v1.Tensor|null);

                /** WeightBlock id */
                id?: (number|null);

                /** WeightBlock offset */
                offset?: (number|null);

                /** WeightBlock count */
                count?: (number|null);

                /** WeightBlock total */
                total?: (number|null);

                /** WeightBlock element */
                element?: (nudge.v1.Element|null);

                /** WeightBlock data */
                data?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WeightBlock. */
            type $Shape = nudge.v1.WeightBlock.$Properties;
        }

        /**
         * Properties of a StateBlock.
         * @deprecated Use nudge.v1.StateBlock.$Properties instead.
         */
        interface IStateBlock extends nudge.v1.StateBlock.$Properties {
        }

        /** Represents a StateBlock. */
        class StateBlock {

            /**
             * Constructs a new StateBlock.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.StateBlock.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StateBlock population. */
            population: number;

            /** StateBlock variable. */
            variable: nudge.v1.StateVariable;

            /** StateBlock offset. */
            offset: number;

            /** StateBlock count. */
            count: number;

            /** StateBlock total. */
            total: number;

            /** StateBlock element. */
            element: nudge.v1.Element;

            /** StateBlock data. */
            data: Uint8Array;

            /**
             * Encodes the specified StateBlock message. Does not implicitly {@link nudge.v1.StateBlock.verify|verify} messages.
             * @param message StateBlock message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.StateBlock.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StateBlock message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.StateBlock & nudge.v1.StateBlock.$Shape} StateBlock
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.StateBlock & nudge.v1.StateBlock.$Shape;
        }

        namespace StateBlock {

            /** Properties of a StateBlock. */
            interface $Properties {

                /** StateBlock population */
                population?: (number|null);

                /** StateBlock variable */
                variable?: (nudge.v1.StateVariable|null);

                /** StateBlock offset */
                offset?: (number|null);

                /** StateBlock count */
                count?: (number|null);

                /** StateBlock total */
                total?: (number|null);

                /** StateBlock element */
                element?: (nudge.v1.Element|null);

                /** StateBlock data */
                data?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StateBlock. */
            type $Shape = nudge.v1.StateBlock.$Properties;
        }

        /**
         * Properties of a SnapshotBlock.
         * @deprecated Use nudge.v1.SnapshotBlock.$Properties instead.
         */
        interface ISnapshotBlock extends nudge.v1.SnapshotBlock.$Properties {
        }

        /** Represents a SnapshotBlock. */
        class SnapshotBlock {

            /**
             * Constructs a new SnapshotBlock.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.SnapshotBlock.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SnapshotBlock offset. */
            offset: number;

            /** SnapshotBlock count. */
            count: number;

            /** SnapshotBlock total. */
            total: number;

            /** SnapshotBlock data. */
            data: Uint8Array;

            /**
             * Encodes the specified SnapshotBlock message. Does not implicitly {@link nudge.v1.SnapshotBlock.verify|verify} messages.
             * @param message SnapshotBlock message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.SnapshotBlock.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SnapshotBlock message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.SnapshotBlock & nudge.v1.SnapshotBlock.$Shape} SnapshotBlock
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.SnapshotBlock & nudge.v1.SnapshotBlock.$Shape;
        }

        namespace SnapshotBlock {

            /** Properties of a SnapshotBlock. */
            interface $Properties {

                /** SnapshotBlock offset */
                offset?: (number|null);

                /** SnapshotBlock count */
                count?: (number|null);

                /** SnapshotBlock total */
                total?: (number|null);

                /** SnapshotBlock data */
                data?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SnapshotBlock. */
            type $Shape = nudge.v1.SnapshotBlock.$Properties;
        }

        /**
         * Properties of a SpikePacket.
         * @deprecated Use nudge.v1.SpikePacket.$Properties instead.
         */
        interface ISpikePacket extends nudge.v1.SpikePacket.$Properties {
        }

        /** Represents a SpikePacket. */
        class SpikePacket {

            /**
             * Constructs a new SpikePacket.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.SpikePacket.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SpikePacket population. */
            population: number;

            /** SpikePacket sample. */
            sample: number;

            /** SpikePacket firstTick. */
            firstTick: number;

            /** SpikePacket count. */
            count: number;

            /** SpikePacket layout. */
            layout: nudge.v1.SpikeLayout;

            /** SpikePacket data. */
            data: Uint8Array;

            /**
             * Encodes the specified SpikePacket message. Does not implicitly {@link nudge.v1.SpikePacket.verify|verify} messages.
             * @param message SpikePacket message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.SpikePacket.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SpikePacket message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.SpikePacket & nudge.v1.SpikePacket.$Shape} SpikePacket
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.SpikePacket & nudge.v1.SpikePacket.$Shape;
        }

        namespace SpikePacket {

            /** Properties of a SpikePacket. */
            interface $Properties {

                /** SpikePacket population */
                population?: (number|null);

                /** SpikePacket sample */
                sample?: (number|null);

                /** SpikePacket firstTick */
                firstTick?: (number|null);

                /** SpikePacket count */
                count?: (number|null);

                /** SpikePacket layout */
                layout?: (nudge.v1.SpikeLayout|null);

                /** SpikePacket data */
                data?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SpikePacket. */
            type $Shape = nudge.v1.SpikePacket.$Properties;
        }

        /** Scope enum. */
        enum Scope {

            /** SCOPE_UNSPECIFIED value */
            SCOPE_UNSPECIFIED = 0,

            /** SCOPE_CHIP value */
            SCOPE_CHIP = 1,

            /** SCOPE_POPULATION value */
            SCOPE_POPULATION = 2,

            /** SCOPE_PROJECTION value */
            SCOPE_PROJECTION = 3
        }

        /** Counter enum. */
        enum Counter {

            /** COUNTER_UNSPECIFIED value */
            COUNTER_UNSPECIFIED = 0,

            /** COUNTER_TICKS value */
            COUNTER_TICKS = 1,

            /** COUNTER_SPIKES value */
            COUNTER_SPIKES = 2,

            /** COUNTER_NEURON_UPDATES value */
            COUNTER_NEURON_UPDATES = 3,

            /** COUNTER_FORWARD_EVENTS value */
            COUNTER_FORWARD_EVENTS = 4,

            /** COUNTER_BACKWARD_EVENTS value */
            COUNTER_BACKWARD_EVENTS = 5,

            /** COUNTER_ACCUMULATOR_INCREMENTS value */
            COUNTER_ACCUMULATOR_INCREMENTS = 6,

            /** COUNTER_STORED_CHANGES value */
            COUNTER_STORED_CHANGES = 7,

            /** COUNTER_PROGRAMMING_PULSES value */
            COUNTER_PROGRAMMING_PULSES = 8,

            /** COUNTER_BIAS_CHANGES value */
            COUNTER_BIAS_CHANGES = 9,

            /** COUNTER_SET_PULSES value */
            COUNTER_SET_PULSES = 10,

            /** COUNTER_RESET_PULSES value */
            COUNTER_RESET_PULSES = 11,

            /** COUNTER_SENSES value */
            COUNTER_SENSES = 12,

            /** COUNTER_HIDDEN_UPDATES value */
            COUNTER_HIDDEN_UPDATES = 13,

            /** COUNTER_MISREADS value */
            COUNTER_MISREADS = 14,

            /** COUNTER_FAULT_HITS value */
            COUNTER_FAULT_HITS = 15,

            /** COUNTER_DROPPED_SPIKES value */
            COUNTER_DROPPED_SPIKES = 16,

            /** COUNTER_DELAYED_SPIKES value */
            COUNTER_DELAYED_SPIKES = 17,

            /** COUNTER_EXTRA_SPIKES value */
            COUNTER_EXTRA_SPIKES = 18,

            /** COUNTER_ANALOG_READS value */
            COUNTER_ANALOG_READS = 19,

            /** COUNTER_CONVERSIONS value */
            COUNTER_CONVERSIONS = 20,

            /** COUNTER_MULTIPLY_ADDS value */
            COUNTER_MULTIPLY_ADDS = 21,

            /** COUNTER_RATE_UPDATES value */
            COUNTER_RATE_UPDATES = 22,

            /** COUNTER_TRAP_MOVES value */
            COUNTER_TRAP_MOVES = 23,

            /** COUNTER_SIGNED_ADDS value */
            COUNTER_SIGNED_ADDS = 31,

            /** COUNTER_SETTLES value */
            COUNTER_SETTLES = 32
        }

        /**
         * Properties of a CounterRow.
         * @deprecated Use nudge.v1.CounterRow.$Properties instead.
         */
        interface ICounterRow extends nudge.v1.CounterRow.$Properties {
        }

        /** Represents a CounterRow. */
        class CounterRow {

            /**
             * Constructs a new CounterRow.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.CounterRow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CounterRow scope. */
            scope: nudge.v1.Scope;

            /** CounterRow id. */
            id: number;

            /** CounterRow counter. */
            counter: nudge.v1.Counter;

            /** CounterRow value. */
            value: (number|Long);

            /**
             * Encodes the specified CounterRow message. Does not implicitly {@link nudge.v1.CounterRow.verify|verify} messages.
             * @param message CounterRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.CounterRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CounterRow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.CounterRow & nudge.v1.CounterRow.$Shape} CounterRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.CounterRow & nudge.v1.CounterRow.$Shape;
        }

        namespace CounterRow {

            /** Properties of a CounterRow. */
            interface $Properties {

                /** CounterRow scope */
                scope?: (nudge.v1.Scope|null);

                /** CounterRow id */
                id?: (number|null);

                /** CounterRow counter */
                counter?: (nudge.v1.Counter|null);

                /** CounterRow value */
                value?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CounterRow. */
            type $Shape = nudge.v1.CounterRow.$Properties;
        }

        /**
         * Properties of a Telemetry.
         * @deprecated Use nudge.v1.Telemetry.$Properties instead.
         */
        interface ITelemetry extends nudge.v1.Telemetry.$Properties {
        }

        /** Represents a Telemetry. */
        class Telemetry {

            /**
             * Constructs a new Telemetry.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.Telemetry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Telemetry offset. */
            offset: number;

            /** Telemetry total. */
            total: number;

            /** Telemetry rows. */
            rows: nudge.v1.CounterRow.$Properties[];

            /**
             * Encodes the specified Telemetry message. Does not implicitly {@link nudge.v1.Telemetry.verify|verify} messages.
             * @param message Telemetry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.Telemetry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Telemetry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.Telemetry & nudge.v1.Telemetry.$Shape} Telemetry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.Telemetry & nudge.v1.Telemetry.$Shape;
        }

        namespace Telemetry {

            /** Properties of a Telemetry. */
            interface $Properties {

                /** Telemetry offset */
                offset?: (number|null);

                /** Telemetry total */
                total?: (number|null);

                /** Telemetry rows */
                rows?: (nudge.v1.CounterRow.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Telemetry. */
            type $Shape = nudge.v1.Telemetry.$Properties;
        }

        /** ErrorCode enum. */
        enum ErrorCode {

            /** ERROR_CODE_UNSPECIFIED value */
            ERROR_CODE_UNSPECIFIED = 0,

            /** ERROR_CODE_MALFORMED value */
            ERROR_CODE_MALFORMED = 1,

            /** ERROR_CODE_UNSUPPORTED value */
            ERROR_CODE_UNSUPPORTED = 2,

            /** ERROR_CODE_TOO_BIG value */
            ERROR_CODE_TOO_BIG = 3,

            /** ERROR_CODE_BUSY value */
            ERROR_CODE_BUSY = 4,

            /** ERROR_CODE_BAD_STATE value */
            ERROR_CODE_BAD_STATE = 5,

            /** ERROR_CODE_RANGE value */
            ERROR_CODE_RANGE = 6,

            /** ERROR_CODE_NO_ROOM value */
            ERROR_CODE_NO_ROOM = 7,

            /** ERROR_CODE_DIVERGED value */
            ERROR_CODE_DIVERGED = 8,

            /** ERROR_CODE_INTERNAL value */
            ERROR_CODE_INTERNAL = 9
        }

        /**
         * Properties of a ChipError.
         * @deprecated Use nudge.v1.ChipError.$Properties instead.
         */
        interface IChipError extends nudge.v1.ChipError.$Properties {
        }

        /** Represents a ChipError. */
        class ChipError {

            /**
             * Constructs a new ChipError.
             * @param [properties] Properties to set
             */
            constructor(properties?: nudge.v1.ChipError.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ChipError code. */
            code: nudge.v1.ErrorCode;

            /** ChipError retryable. */
            retryable: boolean;

            /** ChipError message. */
            message: string;

            /** ChipError path. */
            path: string;

            /**
             * Encodes the specified ChipError message. Does not implicitly {@link nudge.v1.ChipError.verify|verify} messages.
             * @param message ChipError message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: nudge.v1.ChipError.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ChipError message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {nudge.v1.ChipError & nudge.v1.ChipError.$Shape} ChipError
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): nudge.v1.ChipError & nudge.v1.ChipError.$Shape;
        }

        namespace ChipError {

            /** Properties of a ChipError. */
            interface $Properties {

                /** ChipError code */
                code?: (nudge.v1.ErrorCode|null);

                /** ChipError retryable */
                retryable?: (boolean|null);

                /** ChipError message */
                message?: (string|null);

                /** ChipError path */
                path?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ChipError. */
            type $Shape = nudge.v1.ChipError.$Properties;
        }
    }
}
